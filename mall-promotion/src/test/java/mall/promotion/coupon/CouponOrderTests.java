package mall.promotion.coupon;

import static mall.promotion.coupon.CouponShop.basket;
import static mall.promotion.coupon.CouponShop.off;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Clock;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.Refusal;
import mall.domain.kernel.SkuId;
import mall.domain.orders.CancelReason;
import mall.domain.orders.Cancellations;
import mall.promotion.campaign.Scope;
import mall.promotion.coupon.Benefit.AmountOff;
import mall.promotion.coupon.CouponTerms.FullRefund;
import mall.promotion.coupon.CouponTerms.PartialRefund;
import mall.promotion.coupon.Validity.DaysAfterClaim;
import mall.testing.Race;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Coupons and orders: bound when an order is placed, used when it is paid, free again when it is undone.
@CouponTest
class CouponOrderTests {

    @Autowired
    CouponShop shop;

    @Autowired
    CouponControl control;

    @Autowired
    Cancellations cancellations;

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
    class AnOrderPlacedWithACoupon {

        @Test
        void locksItAndUsesItOnceItIsPaid() {
            var coupon = shop.holds(liu, off(20_00, 0));

            var order = shop.places(basket(liu, tea, 1));
            assertThat(shop.stateOf(coupon)).isEqualTo(CouponState.LOCKED);
            shop.paid(order, liu, 80_00);
            shop.paid(order, liu, 80_00);

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
}
