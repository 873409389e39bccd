package mall.promotion.campaign.editing;

import jakarta.validation.Validator;
import java.time.Instant;
import mall.domain.kernel.Invalid;
import mall.promotion.campaign.Audiences;
import mall.promotion.campaign.CampaignKind;
import mall.promotion.campaign.Period;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Slots;
import mall.promotion.campaign.Slots.Slot;
import org.springframework.stereotype.Component;

/// Says everything that is wrong with a draft at once: what every campaign must keep to, what Bean
/// Validation says of the rules, and then what the play itself says of them.
@Component
class DraftCheck {

    private static final int MOST_SLOTS = 12;

    /// A slip of the keyboard is told rather than stored.
    private static final Period SANE =
            new Period(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));

    private final Validator validator;
    private final Audiences audiences;

    DraftCheck(Validator validator, Audiences audiences) {
        this.validator = validator;
        this.audiences = audiences;
    }

    /// @throws Invalid with a pointer to each field that is wrong
    <R extends Record> void check(CampaignKind<R> kind, CampaignDraft draft) {
        var rules = kind.rules().cast(draft.rules());
        var problems = new Problems();
        problems.addAll(validator.validate(draft));
        var broken = validator.validate(rules);
        problems.at("rules").addAll(broken);
        period(draft.period(), problems.at("period"));
        slots(draft.slots(), problems.at("slots"));
        audiences.check(draft.audience(), problems.at("audience"));
        if (broken.isEmpty()) kind.check(rules, problems.at("rules"));
        problems.refuse();
    }

    private static void period(Period period, Problems problems) {
        if (!period.until().isAfter(period.from())) problems.add("/until", "not-after-start", "结束时间须晚于开始时间");
        if (!SANE.contains(period.from())) problems.add("/from", "out-of-range", "开始时间不合理");
        if (!SANE.contains(period.until())) problems.add("/until", "out-of-range", "结束时间不合理");
    }

    private static void slots(Slots slots, Problems problems) {
        var daily = slots.daily();
        if (daily.size() > MOST_SLOTS) problems.add("", "too-many", "每天最多 %d 个时段".formatted(MOST_SLOTS));
        for (int i = 0; i < daily.size(); i++) {
            var slot = daily.get(i);
            if (isEmpty(slot)) problems.add("/" + i + "/until", "empty", "时段不能为空");
            if (daily.subList(0, i).stream().anyMatch(earlier -> meet(slot, earlier))) {
                problems.add("/" + i + "/from", "overlapping", "时段不能重叠");
            }
        }
    }

    private static boolean isEmpty(Slot slot) {
        return slot.from().equals(slot.until());
    }

    private static boolean meet(Slot one, Slot other) {
        if (isEmpty(one) || isEmpty(other)) return false;
        return one.contains(other.from()) || other.contains(one.from());
    }
}
