package mall.promotion.coupon.issues;

import static mall.promotion.coupon.CouponShop.WANG;
import static mall.promotion.coupon.CouponShop.off;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.ShopCalendar;
import mall.promotion.campaign.Audience;
import mall.promotion.coupon.CouponShop;
import mall.promotion.coupon.CouponTab;
import mall.promotion.coupon.CouponTemplateId;
import mall.promotion.coupon.CouponTemplates;
import mall.promotion.coupon.CouponTest;
import mall.promotion.coupon.CouponViews;
import mall.promotion.coupon.Giving;
import mall.promotion.coupon.Giving.Occasion;
import mall.promotion.coupon.Giving.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CouponTest
class BirthdayClockTests {

    @Autowired
    CouponShop shop;

    @Autowired
    CouponTemplates templates;

    @Autowired
    CouponViews views;

    @Autowired
    BirthdayClock birthdays;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    CouponTemplateId template = CouponTemplateId.next();
    LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void aCouponForBirthdays() {
        today = ShopCalendar.dayOf(clock.instant());
        template = shop.template(
                off(20_00, 0),
                new Giving(
                        false,
                        null,
                        null,
                        Audience.EVERYONE,
                        null,
                        null,
                        0,
                        List.of(new Trigger(Occasion.BIRTHDAY, Money.ZERO))));
    }

    @AfterEach
    void isOver() {
        templates.end(template, 1, WANG);
    }

    @Test
    void aBirthdayBringsOneAYearThoughItIsMoved() {
        var liu = born(today.minusYears(30));
        var chen = born(today.minusYears(30).minusDays(1));

        birthdays.give();
        jdbc.sql("update coupon_birthday set finished = false, last_member = null where template_id = :template")
                .param("template", template.id())
                .update();
        birthdays.give();

        assertThat(holds(liu)).isEqualTo(1);
        assertThat(holds(chen)).isZero();
    }

    @Test
    void whoWasBornOnALeapDayCelebratesEveryYear() {
        assertThat(BirthdayClock.celebrated(LocalDate.of(2027, 2, 28)))
                .containsExactly(MonthDay.of(2, 28), MonthDay.of(2, 29));
        assertThat(BirthdayClock.celebrated(LocalDate.of(2028, 2, 28))).containsExactly(MonthDay.of(2, 28));
        assertThat(BirthdayClock.celebrated(LocalDate.of(2028, 2, 29))).containsExactly(MonthDay.of(2, 29));
    }

    @Test
    void aRoundThatMidnightCutShortGoesOn() {
        var liu = born(today.minusYears(30).minusDays(1));
        reached(today.minusDays(1), false);

        birthdays.give();

        assertThat(holds(liu)).isEqualTo(1);
    }

    @Test
    void daysOnWhichTheShopWasDownAreMadeUpFor() {
        var liu = born(today.minusYears(30).minusDays(2));
        var chen = born(today.minusYears(30).minusDays(9));
        reached(today.minusDays(20), true);

        birthdays.give();

        assertThat(holds(liu)).isEqualTo(1);
        assertThat(holds(chen)).isZero();
    }

    private void reached(LocalDate day, boolean finished) {
        jdbc.sql("insert into coupon_birthday (template_id, day, finished) values (:template, :day, :finished)")
                .param("template", template.id())
                .param("day", Date.valueOf(day))
                .param("finished", finished)
                .update();
    }

    private MemberId born(LocalDate day) {
        var member = shop.member();
        jdbc.sql("update member set birthday = :day where id = :id")
                .param("day", Date.valueOf(day))
                .param("id", member.id())
                .update();
        return member;
    }

    private long holds(MemberId member) {
        return views.of(member, CouponTab.USABLE, null, 100).items().stream()
                .filter(coupon -> coupon.template().equals(template))
                .count();
    }
}
