package mall.promotion.coupon;

import static mall.promotion.coupon.CouponShop.basket;
import static mall.promotion.coupon.CouponShop.off;
import static mall.promotion.coupon.CouponShop.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.Basket;
import mall.domain.orders.pricing.Applied;
import mall.domain.orders.pricing.Choice;
import mall.domain.orders.pricing.Missed;
import mall.domain.orders.pricing.PricedQuote;
import mall.domain.orders.pricing.PricingRefusal.ChoiceNotApplicable;
import mall.promotion.campaign.Scope;
import mall.promotion.coupon.Benefit.AmountOff;
import mall.promotion.coupon.Benefit.Exchange;
import mall.promotion.coupon.Benefit.PercentOff;
import mall.promotion.coupon.Validity.Dates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Coupons at a look at the basket: the best are proposed, and a buyer may pick others.
@CouponTest
class CouponPlayTests {

    @Autowired
    CouponShop shop;

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

            shop.paid(order, liu, 80_00);

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
