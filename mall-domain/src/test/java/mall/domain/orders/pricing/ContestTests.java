package mall.domain.orders.pricing;

import static mall.domain.orders.pricing.Lane.COUPON;
import static mall.domain.orders.pricing.Lane.FREIGHT;
import static mall.domain.orders.pricing.Lane.ITEM;
import static mall.domain.orders.pricing.Lane.ORDER;
import static mall.domain.orders.pricing.ScriptedPlay.everything;
import static mall.domain.orders.pricing.ScriptedPlay.offer;
import static mall.domain.orders.pricing.ScriptedPlay.source;
import static mall.domain.orders.pricing.Teas.OOLONG;
import static mall.domain.orders.pricing.Teas.PUER;
import static mall.domain.orders.pricing.Teas.basket;
import static mall.domain.orders.pricing.Teas.item;
import static mall.domain.orders.pricing.Teas.price;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment.FreightOff;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.Applied.Share;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Who wins within a lane, and what is said to whoever loses.
class ContestTests {

    static final Money FREIGHT_FEE = Money.ofFen(8_00);

    @Nested
    class WithinALane {

        @Test
        void theBiggestSavingWins() {
            var small = everything("small", ORDER, _ -> Money.ofFen(5_00));
            var big = everything("big", ORDER, _ -> Money.ofFen(20_00));

            var quote = price(basket(item(OOLONG, 1)), Money.ZERO, small, big);

            assertThat(quote.payable()).isEqualTo(Money.ofFen(80_00));
            assertThat(quote.missed())
                    .containsExactly(new Missed(source("small", "1"), "beaten", "已享受「big 1」，同类优惠不叠加"));
        }

        @Test
        void equalSavingsAreDecidedBySource() {
            var a = everything("a", ORDER, _ -> Money.ofFen(5_00));
            var b = everything("b", ORDER, _ -> Money.ofFen(5_00));

            assertThat(price(basket(item(OOLONG, 1)), Money.ZERO, b, a).applied())
                    .extracting(Applied::source)
                    .containsExactly(source("a", "1"));
        }

        @Test
        void whatTheBuyerChoseComesBeforeWhatSavesMore() {
            var small = everything("small", COUPON, _ -> Money.ofFen(5_00));
            var big = everything("big", COUPON, _ -> Money.ofFen(20_00));
            var chosen = List.of(new Choice("small", "1"));

            var quote = price(basket(chosen, item(OOLONG, 1)), Money.ZERO, small, big);

            assertThat(quote.payable()).isEqualTo(Money.ofFen(95_00));
        }

        @Test
        void promotionsOnDifferentLinesBothTakeEffect() {
            var one = offer("one", ITEM, OOLONG.id(), Money.ofFen(90_00));
            var other = offer("other", ITEM, PUER.id(), Money.ofFen(30_00));

            var quote = price(basket(item(OOLONG, 1), item(PUER, 1)), Money.ZERO, one, other);

            assertThat(quote.payable()).isEqualTo(Money.ofFen(120_00));
        }

        @Test
        void whoLostALineIsAskedAgainAboutTheOnesThatAreLeft() {
            var best = offer("best", ITEM, OOLONG.id(), Money.ofFen(10_00));
            var tenPercent = everything(
                    "ten-percent", ITEM, quote -> new Money(quote.goods().fen() / 10));

            var quote = price(basket(item(OOLONG, 1), item(PUER, 1)), Money.ZERO, tenPercent, best);

            assertThat(quote.payable()).isEqualTo(Money.ofFen(10_00 + 36_00));
            assertThat(quote.missed()).isEmpty();
        }

        @Test
        void onlyOnePromotionLowersTheFreight() {
            var half = new ScriptedPlay(
                    "half", FREIGHT, _ -> List.of(new FreightOff(source("half", "1"), Money.ofFen(4_00))));
            var free = new ScriptedPlay(
                    "free", FREIGHT, _ -> List.of(new FreightOff(source("free", "1"), Money.ofFen(100_00))));

            var quote = price(basket(item(OOLONG, 1)), FREIGHT_FEE, half, free);

            assertThat(quote.payable()).isEqualTo(Money.ofFen(100_00));
            assertThat(quote.applied().getFirst().shares()).containsExactly(new Share(null, Money.ofFen(-8_00)));
            assertThat(quote.freight()).isEqualTo(FREIGHT_FEE);
        }
    }

    @Nested
    class InWords {

        @Test
        void aPlayMaySayWhyItApplies() {
            var reduction = new ScriptedPlay(
                    "reduction",
                    ORDER,
                    _ -> List.of(new Off(source("reduction", "1"), List.of(1), Money.ofFen(10_00), "已满 ¥100.00")));

            var quote = price(basket(item(OOLONG, 1)), Money.ZERO, reduction);

            assertThat(quote.applied()).extracting(Applied::words).containsExactly("已满 ¥100.00");
        }

        @Test
        void whatAppliesMaySayWhatMoreThereIs() {
            var next = new Unmet(new Source("reduction", "1", "满200减30"), "threshold", "再买 ¥100.00 可减 ¥30.00");
            var reduction = new ScriptedPlay(
                    "reduction",
                    ORDER,
                    _ -> List.of(
                            new Off(new Source("reduction", "1", "满100减10"), List.of(1), Money.ofFen(10_00)), next));

            var quote = price(basket(item(OOLONG, 1)), Money.ZERO, reduction);

            assertThat(quote.payable()).isEqualTo(Money.ofFen(90_00));
            assertThat(quote.missed()).extracting(Missed::words).containsExactly("再买 ¥100.00 可减 ¥30.00");
        }

        @Test
        void whatLostItsLinesStillSaysToWhom() {
            var small = new ScriptedPlay(
                    "small",
                    ORDER,
                    quote -> quote.lines().isEmpty()
                            ? List.of(new Unmet(source("small", "1"), "threshold", "再买 ¥100.00"))
                            : List.of(new Off(source("small", "1"), List.of(1), Money.ofFen(1_00))));
            var big = everything("big", ORDER, _ -> Money.ofFen(20_00));

            var quote = price(basket(item(OOLONG, 1)), Money.ZERO, small, big);

            assertThat(quote.missed()).extracting(Missed::reason).containsExactly("beaten");
        }
    }
}
