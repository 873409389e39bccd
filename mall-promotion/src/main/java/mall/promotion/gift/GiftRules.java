package mall.promotion.gift;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Scope;
import mall.promotion.campaign.Title;
import org.jspecify.annotations.Nullable;

/// How much must be bought, and what is given for it.
///
/// @param onRefund what happens to the gift when what is kept falls below its step
record GiftRules(
        @Valid Scope scope,

        @Title("赠品阶梯") @NotEmpty @Size(max = 5) List<@NotNull @Valid Step> ladder,

        @Title("退款后不满足门槛时") @NotNull OnRefund onRefund) {

    GiftRules {
        if (ladder != null) ladder = List.copyOf(ladder);
    }

    enum OnRefund {
        RETURN_GIFT,
        TAKE_VALUE,
        KEEP
    }

    /// One of amount and pieces.
    ///
    /// @param gifts of which the buyer gets one; as many pieces of each, so that any of them can
    /// stand in for one that is sold out
    record Step(
            @Title("满额") @Min(1) @Max(1_000_000_000) @Nullable
            Money fromFen,

            @Title("满件") @Min(1) @Max(9_999) @Nullable Integer fromPieces,

            @Title(value = "赠品", hint = "多个时由顾客任选其一") @NotEmpty @Size(max = 10)
            List<@NotNull @Valid Present> gifts) {

        Step {
            if (gifts != null) gifts = List.copyOf(gifts);
        }

        /// In fen or pieces.
        long from() {
            if (fromFen != null) return fromFen.fen();
            return fromPieces == null ? 0 : fromPieces;
        }

        boolean isReachedBy(Money amount, int pieces) {
            return fromFen != null ? !amount.isLessThan(fromFen) : pieces >= from();
        }
    }

    /// @param valueFen what each piece costs the campaign, and what is due at a refund for each that is
    /// kept; the same on every step
    record Present(
            @Title("赠品规格") @NotNull SkuId sku,

            @Title("数量") @Min(1) @Max(100) int quantity,

            @Title(value = "赠品价值", hint = "每件计入活动预算和成本，退款扣回时也按此金额") @NotNull @Min(0) @Max(100_000_000)
            Money valueFen) {}

    /// The highest step that is reached.
    Optional<Step> reached(Money amount, int pieces) {
        return ladder.reversed().stream()
                .filter(step -> step.isReachedBy(amount, pieces))
                .findFirst();
    }

    /// The first step that is not.
    Optional<Step> next(Money amount, int pieces) {
        return ladder.stream().filter(step -> !step.isReachedBy(amount, pieces)).findFirst();
    }

    Money valueOf(SkuId gift) {
        return ladder.stream()
                .flatMap(step -> step.gifts().stream())
                .filter(present -> present.sku().equals(gift))
                .map(Present::valueFen)
                .findFirst()
                .orElse(Money.ZERO);
    }

    void check(Problems problems) {
        for (int i = 0; i < ladder.size(); i++) {
            var step = ladder.get(i);
            var at = problems.at("ladder").at(i);
            if ((step.fromFen() == null) == (step.fromPieces() == null)) {
                at.add("/fromFen", "one-of-two", "满额和满件填一项");
            } else if (i > 0 && !rises(ladder.get(i - 1), step)) {
                at.add(step.fromFen() == null ? "/fromPieces" : "/fromFen", "not-rising", "门槛要同一种，并逐档升高");
            }
            var seen = new HashSet<SkuId>();
            for (int j = 0; j < step.gifts().size(); j++) {
                var repeated = !seen.add(step.gifts().get(j).sku());
                if (repeated) at.at("gifts").at(j).add("/sku", "repeated", "同一档里赠品不能重复");
                var gift = step.gifts().get(j);
                if (!valueOf(gift.sku()).equals(gift.valueFen())) {
                    at.at("gifts").at(j).add("/valueFen", "differs", "同一赠品在各档的价值要相同");
                }
            }
            checkQuantities(step, at.at("gifts"));
        }
    }

    private static void checkQuantities(Step step, Problems gifts) {
        var quantity = step.gifts().getFirst().quantity();
        for (int i = 1; i < step.gifts().size(); i++) {
            if (step.gifts().get(i).quantity() != quantity) gifts.at(i).add("/quantity", "unequal", "同一档里各款赠品的数量要相同");
        }
    }

    private static boolean rises(Step before, Step step) {
        return (before.fromFen() == null) == (step.fromFen() == null) && step.from() > before.from();
    }
}
