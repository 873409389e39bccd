package mall.promotion.coupon;

import static mall.promotion.coupon.CouponShop.FREELY;
import static mall.promotion.coupon.CouponShop.giving;
import static mall.promotion.coupon.CouponShop.key;
import static mall.promotion.coupon.CouponShop.off;
import static mall.promotion.coupon.CouponShop.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.Ids;
import mall.domain.kernel.Invalid;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.Stale;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.Scope;
import mall.promotion.coupon.Benefit.Exchange;
import mall.promotion.coupon.Benefit.PercentOff;
import mall.promotion.coupon.CouponRefusal.LimitReached;
import mall.promotion.coupon.CouponRefusal.NotGivenOut;
import mall.promotion.coupon.CouponRefusal.SoldOut;
import mall.promotion.coupon.CouponRefusal.TotalBelowIssued;
import mall.promotion.coupon.Granting.Grant;
import mall.promotion.coupon.Validity.Dates;
import mall.testing.Race;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@CouponTest
class CouponClaimTests {

    private static final String GIVEN = "select count(*) from coupon where template_id = :template";
    private static final String ISSUED = "select issued from coupon_quota where template_id = :template";

    @Autowired
    CouponShop shop;

    @Autowired
    CouponTemplates templates;

    @Autowired
    CouponClaims claims;

    @Autowired
    CouponViews views;

    @Autowired
    Granting granting;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Test
    void fiveHundredRaceForTheLastHundred() {
        var template = shop.template(off(20_00, 100_00), giving(150, 1));
        IntStream.range(0, 50).forEach(_ -> shop.claims(MemberId.next(), template));

        var race = Race.of(500, _ -> shop.claims(MemberId.next(), template));

        assertThat(race.winners()).hasSize(100);
        assertThat(race.losers()).hasSize(400).allMatch(SoldOut.class::isInstance);
        assertThat(shop.count(GIVEN, template)).isEqualTo(150);
        assertThat(shop.count(ISSUED, template)).isEqualTo(150);
    }

    @Test
    void oneMemberWithFiftyThumbsGetsNoMoreThanHisLimit() {
        var template = shop.template(off(20_00, 100_00), giving(null, 3));
        var liu = MemberId.next();

        var race = Race.of(50, _ -> shop.claims(liu, template));

        assertThat(race.winners()).hasSize(3);
        assertThat(race.losers()).allMatch(LimitReached.class::isInstance);
        assertThat(shop.count(GIVEN, template)).isEqualTo(3);
        assertThat(shop.count(ISSUED, template)).isEqualTo(3);
    }

    @Test
    void theSameRequestTwiceGivesOneCoupon() {
        var template = shop.template(off(20_00, 100_00), FREELY);
        var key = key(MemberId.next(), "claim-coupon");

        var first = claims.claim(template, new MemberId(key.owner()), key);
        var again = claims.claim(template, new MemberId(key.owner()), key);

        assertThat(again).isEqualTo(first);
        assertThat(shop.count(GIVEN, template)).isEqualTo(1);
    }

    @Test
    void oneCauseGivesOneCouponHoweverOftenItIsTold() {
        var template = shop.template(off(20_00, 100_00), FREELY);
        var members = IntStream.range(0, 20).mapToObj(_ -> MemberId.next()).toList();

        Race.of(
                8,
                _ -> transaction.executeWithoutResult(
                        _ -> granting.grant(templates.require(template), members, "issue:opening")));

        assertThat(shop.count(GIVEN, template)).isEqualTo(20);
        assertThat(shop.count(ISSUED, template)).isEqualTo(20);
    }

    @Test
    void aBatchGetsWhatIsLeftAndHearsWhoWentWithout() {
        var template = shop.template(off(20_00, 100_00), giving(3, 1));
        var liu = MemberId.next();
        shop.claims(liu, template);

        var grants = transaction.execute(_ -> granting.grant(
                templates.require(template),
                List.of(liu, MemberId.next(), MemberId.next(), MemberId.next()),
                "issue:" + Ids.next()));

        assertThat(grants.get(liu)).isEqualTo(new Grant.LimitReached(1));
        assertThat(grants.values()).filteredOn(Grant.Granted.class::isInstance).hasSize(2);
        assertThat(grants.values()).filteredOn(Grant.SoldOut.class::isInstance).hasSize(1);
        assertThat(shop.count(GIVEN, template)).isEqualTo(3);
    }

    @Test
    void thereIsNoneBeforeItsTimeAndNoneAfterIt() {
        var now = clock.instant();
        var tomorrow = shop.template(
                off(20_00, 100_00),
                new Giving(true, now.plus(Duration.ofDays(1)), null, Audience.EVERYONE, null, null, 1, List.of()));
        var over = shop.template(
                off(20_00, 100_00), new Giving(true, null, now, Audience.EVERYONE, null, null, 1, List.of()));

        assertThatThrownBy(() -> shop.claims(MemberId.next(), tomorrow)).isInstanceOf(NotGivenOut.class);
        assertThatThrownBy(() -> shop.claims(MemberId.next(), over)).isInstanceOf(NotGivenOut.class);
    }

    @Test
    void aPausedTemplateGivesNoneUntilItIsOpenedAgain() {
        var template = shop.template(off(20_00, 100_00), FREELY);
        templates.pause(template, 1, CouponShop.WANG);
        assertThatThrownBy(() -> shop.claims(MemberId.next(), template)).isInstanceOf(NotGivenOut.class);

        templates.open(template, 2, CouponShop.WANG);

        assertThat(shop.claims(MemberId.next(), template)).isNotNull();
    }

    @Test
    void theClaimCentreSaysHowManyAreLeftAndHowManyAreMine() {
        var template = shop.template(off(20_00, 100_00), giving(10, 1));
        var liu = MemberId.next();
        shop.claims(liu, template);

        var mine = views.claimCentre(liu).stream()
                .filter(one -> one.template().id().equals(template))
                .findFirst()
                .orElseThrow();

        assertThat(mine.left()).isEqualTo(9);
        assertThat(mine.mine()).isEqualTo(1);
        assertThat(mine.isClaimable()).isFalse();
    }

    @Nested
    class ATemplate {

        @Test
        void thatContradictsItselfIsRefusedWithAPointerToEachFault() {
            var now = clock.instant();
            var wrong = new CouponTerms(
                    new PercentOff(101, Money.ZERO),
                    Money.ofFen(-1),
                    0,
                    Scope.EVERYTHING,
                    new Dates(now, now.minusSeconds(1)),
                    CouponTerms.PartialRefund.SHARE,
                    CouponTerms.FullRefund.RETURN);
            var draft = new CouponDraft(
                    " ",
                    "",
                    wrong,
                    new Giving(true, now, now, new Audience("martians", List.of()), 0, 0, 11, List.of()));

            var refused = catchThrowableOfType(Invalid.class, () -> templates.create(draft, CouponShop.WANG));

            assertThat(refused.faults())
                    .extracting(Invalid.Fault::pointer)
                    .containsExactlyInAnyOrder(
                            "/name",
                            "/terms/benefit/percent",
                            "/terms/benefit/atMostFen",
                            "/terms/fromAmountFen",
                            "/terms/validity/until",
                            "/giving/until",
                            "/giving/total",
                            "/giving/perMember",
                            "/giving/transfers",
                            "/giving/audience/kind");
        }

        @Test
        void takesAPercentageFromOneToAHundred() {
            for (int percent : List.of(0, 101)) {
                assertThatThrownBy(() -> create(terms(new PercentOff(percent, null), 0, Scope.EVERYTHING)))
                        .isInstanceOf(Invalid.class);
            }
            for (int percent : List.of(1, 100)) {
                assertThat(create(terms(new PercentOff(percent, null), 0, Scope.EVERYTHING)))
                        .isNotNull();
            }
        }

        @Test
        void isNotExchangedForAProductThatIsNotThere() {
            assertThatThrownBy(() -> create(terms(new Exchange(ProductId.next()), 0, Scope.EVERYTHING)))
                    .isInstanceOf(Invalid.class);
        }

        @Test
        void keepsItsPromiseToWhoeverHoldsACouponAlready() {
            var template = shop.template(off(20_00, 0), FREELY);
            var liu = MemberId.next();
            var early = shop.claims(liu, template);

            templates.edit(template, 1, new CouponDraft("小茶友券", "", off(5_00, 0), FREELY), CouponShop.WANG);
            var late = shop.claims(liu, template);

            assertThat(views.coupon(early, liu).terms()).isEqualTo(off(20_00, 0));
            assertThat(views.coupon(late, liu).terms()).isEqualTo(off(5_00, 0));
        }

        @Test
        void isNotEditedByTwoAtOnce() {
            var template = shop.template(off(20_00, 0), FREELY);
            var draft = new CouponDraft("茶友券", "", off(5_00, 0), FREELY);
            templates.edit(template, 1, draft, CouponShop.WANG);

            assertThatThrownBy(() -> templates.edit(template, 1, draft, CouponShop.WANG))
                    .isInstanceOf(Stale.class);
        }

        @Test
        void cannotHaveFewerThanAreGivenOut() {
            var template = shop.template(off(20_00, 0), giving(10, null));
            for (int i = 0; i < 3; i++) shop.claims(MemberId.next(), template);

            assertThatThrownBy(() -> templates.edit(
                            template, 1, new CouponDraft("茶友券", "", off(20_00, 0), giving(2, null)), CouponShop.WANG))
                    .isInstanceOf(TotalBelowIssued.class);
        }

        private CouponTemplateId create(CouponTerms terms) {
            return templates.create(new CouponDraft("茶友券", "", terms, FREELY), CouponShop.WANG);
        }
    }
}
