package mall.domain.orders.pricing;

import static mall.domain.orders.pricing.Lane.COUPON;
import static mall.domain.orders.pricing.Lane.FREIGHT;
import static mall.domain.orders.pricing.Lane.ITEM;
import static mall.domain.orders.pricing.Lane.MEMBER;
import static mall.domain.orders.pricing.Lane.OFFER;
import static mall.domain.orders.pricing.Lane.ORDER;
import static mall.domain.orders.pricing.Lane.POINTS;
import static mall.domain.orders.pricing.ScriptedPlay.everything;
import static mall.domain.orders.pricing.ScriptedPlay.offer;
import static mall.domain.orders.pricing.ScriptedPlay.source;
import static mall.domain.orders.pricing.Teas.OOLONG;
import static mall.domain.orders.pricing.Teas.PUER;
import static mall.domain.orders.pricing.Teas.basket;
import static mall.domain.orders.pricing.Teas.item;
import static mall.domain.orders.pricing.Teas.line;
import static mall.domain.orders.pricing.Teas.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment.FreightOff;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.PricingRefusal.ChoiceNotApplicable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What a basket costs: lane after lane, and what the buyer chose is applied or refused.
class PricingTests {

    static final Money FREIGHT_FEE = Money.ofFen(8_00);

    @Nested
    class WithoutPlays {

        @Test
        void aBasketCostsItsGoodsAndTheFreight() {
            var quote = price(basket(item(OOLONG, 2), item(PUER, 1)), FREIGHT_FEE);

            assertThat(quote.goods()).isEqualTo(Money.ofFen(240_00));
            assertThat(quote.payable()).isEqualTo(Money.ofFen(248_00));
            assertThat(quote.applied()).isEmpty();
        }
    }

    @Nested
    class AcrossLanes {

        @Test
        void promotionsAddUpAndEachSeesWhatTheOnesBeforeLeft() {
            var member = offer("member-price", MEMBER, OOLONG.id(), Money.ofFen(90_00));
            var tenPercent = everything(
                    "discount", ORDER, quote -> new Money(quote.goods().fen() / 10));

            var quote = price(basket(item(OOLONG, 1), item(PUER, 1)), Money.ZERO, tenPercent, member);

            assertThat(quote.payable()).isEqualTo(Money.ofFen(117_00));
            assertThat(quote.applied())
                    .extracting(one -> one.source().play())
                    .containsExactly("member-price", "discount");
        }

        @Test
        void anAmountOffALineIsAlsoOffWhatAUnitCosts() {
            var seen = new ArrayList<Money>();
            var newcomer = new ScriptedPlay(
                    "newcomer",
                    MEMBER,
                    _ -> List.of(new Off(source("newcomer", "1"), List.of(1), Money.ofFen(100_00))));
            var look = new ScriptedPlay("look", ITEM, quote -> {
                seen.add(quote.lines().getFirst().unitPrice());
                return List.of();
            });

            price(basket(item(OOLONG, 3)), Money.ZERO, newcomer, look);

            assertThat(seen).containsExactly(Money.ofFen(66_67));
        }

        @Test
        void anOfferClosesItsLineToWhatComesAfterIt() {
            var flash = offer("flash-sale", OFFER, OOLONG.id(), Money.ofFen(50_00));
            var half =
                    everything("half", ORDER, quote -> new Money(quote.goods().fen() / 2));

            var quote = price(basket(item(OOLONG, 1), item(PUER, 1)), Money.ZERO, flash, half);

            assertThat(quote.payable()).isEqualTo(Money.ofFen(50_00 + 20_00));
            assertThat(line(quote, OOLONG.id()).payable()).isEqualTo(Money.ofFen(50_00));
        }

        @Test
        void pointsMayPayForALineWithAnOffer() {
            var flash = offer("flash-sale", OFFER, OOLONG.id(), Money.ofFen(50_00));
            var points = everything("points", POINTS, _ -> Money.ofFen(10_00));

            var quote = price(basket(item(OOLONG, 1)), FREIGHT_FEE, flash, points);

            assertThat(quote.payable()).isEqualTo(Money.ofFen(40_00 + 8_00));
        }

        @Test
        void noDiscountOnGoodsEverPaysTheFreight() {
            var coupon = everything("coupon", COUPON, _ -> Money.ofFen(500_00));

            var quote = price(basket(item(PUER, 1)), FREIGHT_FEE, coupon);

            assertThat(quote.payable()).isEqualTo(FREIGHT_FEE);
            assertThat(quote.adjustments()).isEqualTo(Money.ofFen(-40_00));
        }

        @Test
        void freightIsChargedForTheGoodsAfterItemAndOrderAndSeenByCouponsAndLater() {
            var seen = new ArrayList<Money>();
            var early = new ScriptedPlay("early", ORDER, quote -> {
                seen.add(quote.freight());
                return List.of(new Off(source("early", "1"), List.of(1), Money.ofFen(30_00)));
            });
            var late = new ScriptedPlay("late", COUPON, quote -> {
                seen.add(quote.freight());
                return List.of();
            });
            var charged = new ArrayList<Money>();

            new Calculation(List.of(early, late), StackingSettings.DEFAULTS, Teas.SHELF, bill -> {
                        charged.add(bill.lines().getFirst().amount());
                        bill.charge(FREIGHT_FEE);
                    })
                    .quote(basket(item(OOLONG, 1)));

            assertThat(seen).containsExactly(Money.ZERO, FREIGHT_FEE);
            assertThat(charged).containsExactly(Money.ofFen(70_00));
        }
    }

    @Nested
    class FreeFreight {

        @Test
        void looksAtGoodsAfterReductionsAndBeforeCouponsAndPoints() {
            var seen = new ArrayList<Money>();
            var reduction = everything("reduction", ORDER, _ -> Money.ofFen(10_00));
            var coupon = everything("coupon", COUPON, _ -> Money.ofFen(50_00));
            var points = everything("points", POINTS, _ -> Money.ofFen(5_00));
            var free = new ScriptedPlay("free", FREIGHT, quote -> {
                seen.add(quote.goods());
                return List.of(new FreightOff(source("free", "1"), quote.freight()));
            });

            var quote = price(basket(item(OOLONG, 1)), FREIGHT_FEE, reduction, coupon, points, free);

            assertThat(seen).containsExactly(Money.ofFen(90_00));
            assertThat(quote.payable()).isEqualTo(Money.ofFen(35_00));
        }

        @Test
        void leavesNothingOfTheFreightForCouponsToPay() {
            var seen = new ArrayList<Money>();
            var coupon = new ScriptedPlay("coupon", COUPON, quote -> {
                seen.add(quote.freight());
                return List.of(new FreightOff(source("coupon", "1"), quote.freight()));
            });
            var free = new ScriptedPlay(
                    "free", FREIGHT, quote -> List.of(new FreightOff(source("free", "1"), quote.freight())));

            var quote = price(basket(item(OOLONG, 1)), FREIGHT_FEE, coupon, free);

            assertThat(seen).containsOnly(Money.ZERO);
            assertThat(quote.applied()).extracting(one -> one.source().play()).containsExactly("free");
        }
    }

    @Nested
    class AChoice {

        @Test
        void thatDoesNotApplyIsRefusedWithThePlaysReason() {
            var coupon = new ScriptedPlay(
                    "coupon",
                    COUPON,
                    _ -> List.of(new Unmet(source("coupon", "7"), "threshold", "再买 ¥12.00 可减 ¥20.00")));
            var chosen = List.of(new Choice("coupon", "7"));

            assertThatThrownBy(() -> price(basket(chosen, item(OOLONG, 1)), Money.ZERO, coupon))
                    .isInstanceOfSatisfying(ChoiceNotApplicable.class, no -> {
                        assertThat(no.code()).isEqualTo("promotion-not-applicable");
                        assertThat(no.facts()).containsEntry("reason", "threshold");
                    });
        }

        @Test
        void ofWhatNobodyKnowsIsRefused() {
            var chosen = List.of(new Choice("coupon", "made-up"));

            assertThatThrownBy(() -> price(basket(chosen, item(OOLONG, 1)), Money.ZERO))
                    .isInstanceOf(ChoiceNotApplicable.class);
        }

        @Test
        void thatNobodyMadeIsOnlyExplained() {
            var coupon = new ScriptedPlay(
                    "coupon", COUPON, _ -> List.of(new Unmet(source("coupon", "7"), "threshold", "再买 ¥12.00")));

            var quote = price(basket(item(OOLONG, 1)), Money.ZERO, coupon);

            assertThat(quote.missed()).containsExactly(new Missed(source("coupon", "7"), "threshold", "再买 ¥12.00"));
        }
    }
}
