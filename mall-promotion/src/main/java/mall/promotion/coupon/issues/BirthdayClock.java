package mall.promotion.coupon.issues;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.List;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.ShopCalendar;
import mall.member.members.MemberRoll;
import mall.promotion.campaign.Audiences;
import mall.promotion.coupon.CouponTemplateDetail;
import mall.promotion.coupon.CouponTemplateId;
import mall.promotion.coupon.CouponTemplates;
import mall.promotion.coupon.Giving.Occasion;
import mall.promotion.coupon.Granting;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives whoever has his birthday today the coupons that are meant for that, once a year: whoever
/// tells us of another birthday has had his. Who was born on a 29th of February celebrates on the
/// 28th where there is no 29th. A round that midnight cut short is gone on with, and days on which
/// there was none are made up for, a week back; whoever tells us of his birthday after the day's
/// round has passed him has his next year.
@Component
class BirthdayClock {

    private static final int AT_ONCE = 200;

    /// In days.
    private static final int BACK = 7;

    private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

    private final JdbcClient jdbc;
    private final CouponTemplates templates;
    private final Granting granting;
    private final MemberRoll members;
    private final Audiences audiences;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /// Seven: what is given, by whom, to which of all members, on which day, and how far it has got.
    BirthdayClock(
            JdbcClient jdbc,
            CouponTemplates templates,
            Granting granting,
            MemberRoll members,
            Audiences audiences,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.templates = templates;
        this.granting = granting;
        this.members = members;
        this.audiences = audiences;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${mall.coupons.birthdays:5m}")
    void give() {
        var today = ShopCalendar.dayOf(clock.instant());
        for (var template : templates.onOccasion(Occasion.BIRTHDAY)) {
            plan(template.id(), today);
            for (var day : unfinished(template.id(), today)) {
                while (Boolean.TRUE.equals(transaction.execute(_ -> step(template, day)))) {}
            }
        }
    }

    /// Today, and the days since the last one that was planned.
    private void plan(CouponTemplateId template, LocalDate today) {
        jdbc.sql("""
                        insert into coupon_birthday (template_id, day)
                        select :template, cast(:today as date) - back from generate_series(0, :most) as back
                        where back = 0 or cast(:today as date) - back
                            > (select max(day) from coupon_birthday where template_id = :template)
                        on conflict do nothing
                        """)
                .param("template", template.id())
                .param("today", Date.valueOf(today))
                .param("most", BACK)
                .update();
    }

    private List<LocalDate> unfinished(CouponTemplateId template, LocalDate today) {
        return jdbc.sql("""
                        select day from coupon_birthday
                        where not finished and day between :earliest and :today and template_id = :template order by day
                        """)
                .param("earliest", Date.valueOf(today.minusDays(BACK)))
                .param("today", Date.valueOf(today))
                .param("template", template.id())
                .query((row, _) -> row.getObject("day", LocalDate.class))
                .list();
    }

    /// @return whether there is more to do
    private boolean step(CouponTemplateDetail template, LocalDate day) {
        var progress = jdbc.sql("""
                        select last_member from coupon_birthday
                        where template_id = :template and day = :day and not finished for update skip locked
                        """)
                .param("template", template.id().id())
                .param("day", Date.valueOf(day))
                .query(Progress.class)
                .optional();
        if (progress.isEmpty()) return false;
        var last = progress.get().lastMember();
        var next = members.bornOn(celebrated(day), last == null ? null : new MemberId(last), AT_ONCE);
        var admitted = audiences.among(template.giving().audience(), next);
        if (!admitted.isEmpty()) granting.grant(template, admitted, "birthday:" + day.getYear());
        var finished = next.size() < AT_ONCE;
        note(template.id(), day, next.isEmpty() ? last : next.getLast().id(), finished);
        return !finished;
    }

    private void note(CouponTemplateId template, LocalDate day, @Nullable UUID last, boolean finished) {
        jdbc.sql("""
                        update coupon_birthday set last_member = cast(:last as uuid), finished = :finished
                        where template_id = :template and day = :day
                        """)
                .param("last", last)
                .param("finished", finished)
                .param("template", template.id())
                .param("day", Date.valueOf(day))
                .update();
    }

    static List<MonthDay> celebrated(LocalDate day) {
        var today = MonthDay.from(day);
        var standsIn = today.equals(MonthDay.of(2, 28)) && !Year.isLeap(day.getYear());
        return standsIn ? List.of(today, LEAP_DAY) : List.of(today);
    }

    private record Progress(@Nullable UUID lastMember) {}
}
