package mall.promotion.coupon.issues;

import static mall.promotion.coupon.CouponShop.FREELY;
import static mall.promotion.coupon.CouponShop.WANG;
import static mall.promotion.coupon.CouponShop.key;
import static mall.promotion.coupon.CouponShop.off;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.Scope;
import mall.promotion.coupon.Benefit.AmountOff;
import mall.promotion.coupon.CouponDraft;
import mall.promotion.coupon.CouponRefusal.NotGivenOut;
import mall.promotion.coupon.CouponShop;
import mall.promotion.coupon.CouponTemplateId;
import mall.promotion.coupon.CouponTemplates;
import mall.promotion.coupon.CouponTerms;
import mall.promotion.coupon.CouponTerms.FullRefund;
import mall.promotion.coupon.CouponTerms.PartialRefund;
import mall.promotion.coupon.CouponTest;
import mall.promotion.coupon.Validity.Dates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Runs that cannot be finished as they were meant.
@CouponTest
class IssueClockTests {

    private static final String GIVEN = "select count(*) from coupon where template_id = :template";

    @Autowired
    CouponShop shop;

    @Autowired
    CouponTemplates templates;

    @Autowired
    CouponIssues issues;

    @Autowired
    IssueClock issueClock;

    @Autowired
    Clock clock;

    MemberId liu = MemberId.next();

    @BeforeEach
    void somebodyIsThere() {
        liu = shop.member();
    }

    @Test
    void oneThatThrowsHoldsUpNoneOfTheOthers() {
        var template = shop.template(off(20_00, 0), FREELY);
        var broken = issues.toAudience(template, new Audience("gone", List.of()), key(liu, "issue"), WANG);
        var sound = issues.toMembers(template, List.of(liu), key(liu, "issue"), WANG);

        issueClock.issue();

        assertThat(issues.require(sound).finishedAt()).isNotNull();
        assertThat(issues.require(broken).finishedAt()).isNull();
        templates.end(template, 1, WANG);
        issueClock.issue();
        assertThat(issues.require(broken).finishedAt()).isNotNull();
    }

    @Test
    void oneOfATemplateThatIsEndedIsOver() {
        var template = shop.template(off(20_00, 0), FREELY);
        var issue = issues.toMembers(template, List.of(liu), key(liu, "issue"), WANG);
        templates.end(template, 1, WANG);

        issueClock.issue();

        assertThat(issues.require(issue).finishedAt()).isNotNull();
        assertThat(issues.require(issue).given()).isZero();
        assertThat(shop.count(GIVEN, template)).isZero();
    }

    @Test
    void nobodyIsGivenACouponWhoseDatesAreOver() {
        var template = goodUntil(Duration.ofDays(1));
        var issue = issues.toMembers(template, List.of(liu), key(liu, "issue"), WANG);
        var now = clock.instant();
        var over = terms(new Dates(now.minusSeconds(9), now));
        templates.edit(template, 1, new CouponDraft("茶友券", "", over, FREELY), WANG);

        issueClock.issue();

        assertThat(issues.require(issue).finishedAt()).isNotNull();
        assertThat(shop.count(GIVEN, template)).isZero();
    }

    @Test
    void noneIsStartedOfATemplateThatIsOver() {
        var past = goodUntil(Duration.ZERO);
        var ended = shop.template(off(20_00, 0), FREELY);
        templates.end(ended, 1, WANG);

        for (var template : List.of(past, ended)) {
            assertThatThrownBy(() -> issues.toMembers(template, List.of(liu), key(liu, "issue"), WANG))
                    .isInstanceOf(NotGivenOut.class);
            assertThatThrownBy(() -> issues.toAudience(template, Audience.EVERYONE, key(liu, "issue"), WANG))
                    .isInstanceOf(NotGivenOut.class);
        }
    }

    private CouponTemplateId goodUntil(Duration ahead) {
        var until = clock.instant().plus(ahead);
        return shop.template(terms(new Dates(until.minus(Duration.ofDays(9)), until)), FREELY);
    }

    private static CouponTerms terms(Dates dates) {
        return new CouponTerms(
                new AmountOff(Money.ofFen(20_00)),
                Money.ZERO,
                0,
                Scope.EVERYTHING,
                dates,
                PartialRefund.SHARE,
                FullRefund.RETURN);
    }
}
