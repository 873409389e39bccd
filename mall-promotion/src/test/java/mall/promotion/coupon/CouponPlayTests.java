package mall.promotion.coupon;

import static mall.promotion.coupon.CouponShop.basket;
import static mall.promotion.coupon.CouponShop.off;
import static mall.promotion.coupon.CouponShop.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.Refusal;
import mall.domain.kernel.SkuId;
import mall.domain.orders.Basket;
import mall.domain.orders.CancelReason;
import mall.domain.orders.Cancellations;
import mall.domain.orders.OrderEvent.OrderPaid;
import mall.domain.orders.OrderId;
import mall.domain.orders.pricing.Applied;
import mall.domain.orders.pricing.Choice;
import mall.domain.orders.pricing.Missed;
import mall.domain.orders.pricing.PricedQuote;
import mall.domain.orders.pricing.PricingRefusal.ChoiceNotApplicable;
import mall.promotion.campaign.Scope;
import mall.promotion.coupon.Benefit.AmountOff;
import mall.promotion.coupon.Benefit.Exchange;
import mall.promotion.coupon.Benefit.PercentOff;
import mall.promotion.coupon.CouponTerms.FullRefund;
import mall.promotion.coupon.CouponTerms.PartialRefund;
import mall.promotion.coupon.Validity.Dates;
import mall.promotion.coupon.Validity.DaysAfterClaim;
import mall.testing.Race;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Coupons at checkout, from the first look at the basket to the order that is paid or undone.
@CouponTest
class CouponPlayTests {

    @Autowired
    CouponShop shop;

    @Autowired
    CouponControl control;

    @Autowired
    Cancellations cancellations;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    MemberId liu = MemberId.next();
    SkuId tea = SkuId.next();

    @BeforeEach
    void aMemberBeforeATeaAtAHundredYuan() {
        liu = shop.member();
        tea = shop.tea(100_00);
    }

    @Nested
    class ABuyerWhoPicksNothing {

        @Test
        void getsTheCouponThatSavesMost() {
            shop.holds(liu, off(20_00, 100_00));
            var best = shop.holds(liu, off(30_00, 100_00));
            shop.holds(liu, off(50_00, 300_00));

            var quote = shop.quote(basket(liu, tea, 2));

            assertThat(quote.payable()).isEqualTo(Money.ofFen(170_00));
            assertThat(promotions(quote)).containsExactly(best.toString());
            assertThat(quote.applied()).extracting(Applied::words).containsExactly("满 ¥100.00 减 ¥30.00");
        }

        @Test
        void readsWhatItWouldTakeToUseAnother() {
            var far = shop.holds(liu, off(50_00, 300_00));

            var quote = shop.quote(basket(liu, tea, 2));

            assertThat(missed(quote, far).reason()).isEqualTo("below-threshold");
            assertThat(missed(quote, far).words()).isEqualTo("再买 ¥100.00 可减 ¥50.00");
        }

        @Test
        void usesSeveralOnDifferentGoods() {
            var cup = shop.tea(40_00);
            var onTea = shop.holds(liu, on(tea, new AmountOff(Money.ofFen(10_00))));
            var onCup = shop.holds(liu, on(cup, new PercentOff(25, null)));

            var quote = shop.quote(new Basket(
                    liu,
                    List.of(new Basket.Item(tea, 1), new Basket.Item(cup, 1)),
                    basket(liu, tea, 1).delivery(),
                    List.of(),
                    null));

            assertThat(promotions(quote)).containsExactlyInAnyOrder(onTea.toString(), onCup.toString());
            assertThat(quote.payable()).isEqualTo(Money.ofFen(120_00));
        }

        @Test
        void exchangesOnePieceForNothing() {
            shop.holds(liu, terms(new Exchange(shop.productOf(tea)), 0, Scope.EVERYTHING));

            assertThat(shop.quote(basket(liu, tea, 3)).payable()).isEqualTo(Money.ofFen(200_00));
        }

        @Test
        void paysNothingAndNeverLessWhenACouponIsWorthMore() {
            shop.holds(liu, off(500_00, 0));

            var quote = shop.quote(basket(liu, tea, 1));

            assertThat(quote.payable()).isEqualTo(Money.ZERO);
            assertThat(quote.adjustments()).isEqualTo(Money.ofFen(-100_00));
        }
    }

    @Nested
    class ABuyerWhoPicks {

        @Test
        void getsWhatHePickedThoughAnotherSavesMore() {
            var small = shop.holds(liu, off(20_00, 0));
            shop.holds(liu, off(30_00, 0));

            var quote = shop.quote(basket(liu, tea, 1, small));

            assertThat(promotions(quote)).containsExactly(small.toString());
        }

        @Test
        void getsNoneWhenHeWantsNone() {
            shop.holds(liu, off(20_00, 0));

            var quote = shop.quote(basket(liu, tea, 1, Choice.NONE));

            assertThat(quote.payable()).isEqualTo(Money.ofFen(100_00));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                expired       | valid_from = valid_from - interval '9 days', valid_until = valid_from
                not-yet-valid | valid_from = valid_until - interval '1 second'
                frozen        | state = 'FROZEN'
                revoked       | state = 'REVOKED'
                offered       | state = 'OFFERED'
                """)
        void hearsWhyItCannotBeUsed(String reason, String change) {
            var coupon = shop.holds(liu, off(20_00, 0));
            jdbc.sql("update coupon set %s where id = :id".formatted(change))
                    .param("id", coupon.id())
                    .update();

            assertThat(refusal(basket(liu, tea, 1, coupon))).isEqualTo(reason);
        }

        @Test
        void hearsThatItIsLockedByAnotherOrderOrWasUsed() {
            var coupon = shop.holds(liu, off(20_00, 0));
            var order = shop.places(basket(liu, tea, 1, coupon));
            assertThat(refusal(basket(liu, tea, 1, coupon))).isEqualTo("locked");

            paid(order, 80_00);

            assertThat(refusal(basket(liu, tea, 1, coupon))).isEqualTo("used");
        }

        @Test
        void hearsThatItsThresholdIsNotReached() {
            var coupon = shop.holds(liu, off(50_00, 300_00));

            assertThat(refusal(basket(liu, tea, 2, coupon))).isEqualTo("below-threshold");
        }

        @Test
        void learnsNothingOfSomebodyElsesCoupon() {
            var foreign = shop.holds(shop.member(), off(20_00, 0));

            assertThat(refusal(basket(liu, tea, 1, foreign))).isEqualTo("unknown");
            assertThat(refusal(basket(liu, tea, 1, CouponId.next()))).isEqualTo("unknown");
            assertThat(refusal(basket(liu, tea, 1, "no id at all"))).isEqualTo("unknown");
        }

        @Test
        void cannotUseTwoOnOneTea() {
            var one = shop.holds(liu, off(20_00, 0));
            var other = shop.holds(liu, off(30_00, 0));

            assertThat(refusal(basket(liu, tea, 1, one, other))).isEqualTo("not-best");
        }

        private String refusal(Basket basket) {
            var refused = catchThrowableOfType(ChoiceNotApplicable.class, () -> shop.quote(basket));
            return String.valueOf(refused.facts().get("reason"));
        }
    }

    @Nested
    class AnOrderPlacedWithACoupon {

        @Test
        void locksItAndUsesItOnceItIsPaid() {
            var coupon = shop.holds(liu, off(20_00, 0));

            var order = shop.places(basket(liu, tea, 1));
            assertThat(shop.stateOf(coupon)).isEqualTo(CouponState.LOCKED);
            paid(order, 80_00);
            paid(order, 80_00);

            assertThat(shop.stateOf(coupon)).isEqualTo(CouponState.USED);
        }

        @Test
        void isTheOnlyOneOfManyThatWantIt() {
            var coupon = shop.holds(liu, off(20_00, 0));

            var race = Race.of(12, _ -> shop.places(basket(liu, tea, 1, coupon), Money.ofFen(80_00)));

            assertThat(race.winners()).hasSize(1);
            assertThat(race.losers()).allMatch(Refusal.class::isInstance);
            assertThat(shop.stateOf(coupon)).isEqualTo(CouponState.LOCKED);
        }

        @Test
        void givesItBackWhenItIsCancelled() {
            var coupon = shop.holds(liu, off(20_00, 0));
            var order = shop.places(basket(liu, tea, 1));

            cancellations.cancel(order, new Actor.Member(liu), CancelReason.BUYER);

            assertThat(shop.stateOf(coupon)).isEqualTo(CouponState.AVAILABLE);
            assertThat(shop.places(basket(liu, tea, 1, coupon))).isNotEqualTo(order);
        }

        @Test
        void givesItBackExpiredWhenItsTimeIsOver() {
            var coupon = shop.holds(liu, off(20_00, 0));
            var order = shop.places(basket(liu, tea, 1));
            jdbc.sql("update coupon set valid_from = valid_from - interval '9 days', valid_until = :now where id = :id")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("id", coupon.id())
                    .update();

            cancellations.cancel(order, new Actor.Member(liu), CancelReason.BUYER);

            assertThat(shop.stateOf(coupon)).isEqualTo(CouponState.EXPIRED);
        }

        @Test
        void thatCostsNothingIsPaidAtOnce() {
            var coupon = shop.holds(liu, off(500_00, 0));

            shop.places(basket(liu, tea, 1));

            await().untilAsserted(() -> assertThat(shop.stateOf(coupon)).isEqualTo(CouponState.USED));
        }

        @ParameterizedTest
        @CsvSource({"RETURN, AVAILABLE", "KEEP, USED"})
        void andIsRefundedAsAWholeFollowsItsTerms(FullRefund policy, CouponState after) {
            var coupon = shop.holds(
                    liu,
                    new CouponTerms(
                            new AmountOff(Money.ofFen(500_00)),
                            Money.ZERO,
                            0,
                            Scope.EVERYTHING,
                            new DaysAfterClaim(0, 7),
                            PartialRefund.SHARE,
                            policy));
            var order = shop.places(basket(liu, tea, 1));
            await().untilAsserted(() -> assertThat(shop.stateOf(coupon)).isEqualTo(CouponState.USED));

            cancellations.cancel(order, new Actor.Member(liu), CancelReason.BUYER);

            assertThat(shop.stateOf(coupon)).isEqualTo(after);
        }

        @Test
        void cannotBeFrozenAwayFromUnderIt() {
            var coupon = shop.holds(liu, off(20_00, 0));
            shop.places(basket(liu, tea, 1));

            assertThatThrownBy(() -> control.freeze(coupon, CouponShop.WANG))
                    .isInstanceOf(CouponRefusal.WrongState.class);
        }
    }

    @Test
    void aCouponIsGoodUntilJustBeforeItsEndAndNotAtIt() {
        var end = clock.instant().plus(Duration.ofDays(1));
        var span = new Dates(clock.instant().minusSeconds(60), end).from(end);

        assertThat(Usability.of(CouponState.AVAILABLE, span, end.minusNanos(1))).isEqualTo(Usability.USABLE);
        assertThat(Usability.of(CouponState.AVAILABLE, span, end)).isEqualTo(Usability.EXPIRED);
    }

    private CouponTerms on(SkuId sku, Benefit benefit) {
        return terms(benefit, 0, Scope.of(shop.productOf(sku)));
    }

    /// Tells what orders tell when the money is there.
    private void paid(OrderId order, long fen) {
        transaction.executeWithoutResult(
                _ -> events.publishEvent(new OrderPaid(order, liu, Money.ofFen(fen), clock.instant())));
        await().untilAsserted(
                        () -> assertThat(jdbc.sql("select count(*) from coupon where order_id = :id and state = 'USED'")
                                        .param("id", order.id())
                                        .query(Long.class)
                                        .single())
                                .isOne());
    }

    private static List<String> promotions(PricedQuote quote) {
        return quote.applied().stream()
                .map(Applied::source)
                .map(source -> source.promotion())
                .toList();
    }

    private static Missed missed(PricedQuote quote, CouponId coupon) {
        return quote.missed().stream()
                .filter(miss -> miss.source().promotion().equals(coupon.toString()))
                .findFirst()
                .orElseThrow();
    }
}
