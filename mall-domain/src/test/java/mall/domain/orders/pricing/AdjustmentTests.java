package mall.domain.orders.pricing;

import static mall.domain.orders.pricing.Lane.MEMBER;
import static mall.domain.orders.pricing.Lane.OFFER;
import static mall.domain.orders.pricing.Lane.ORDER;
import static mall.domain.orders.pricing.ScriptedPlay.everything;
import static mall.domain.orders.pricing.ScriptedPlay.gift;
import static mall.domain.orders.pricing.ScriptedPlay.giftOf;
import static mall.domain.orders.pricing.ScriptedPlay.offer;
import static mall.domain.orders.pricing.ScriptedPlay.source;
import static mall.domain.orders.pricing.Teas.CUP;
import static mall.domain.orders.pricing.Teas.JASMINE;
import static mall.domain.orders.pricing.Teas.OOLONG;
import static mall.domain.orders.pricing.Teas.PUER;
import static mall.domain.orders.pricing.Teas.basket;
import static mall.domain.orders.pricing.Teas.item;
import static mall.domain.orders.pricing.Teas.line;
import static mall.domain.orders.pricing.Teas.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import mall.domain.inventory.AllotmentId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Adjustment.UnitPrice;
import mall.domain.orders.pricing.Applied.Share;
import mall.domain.orders.pricing.PricingRefusal.ChoiceNotApplicable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What each kind of adjustment does to a bill.
class AdjustmentTests {

    @Nested
    class AnAmountOff {

        @Test
        void isSpreadByWhatTheLinesCostToTheFen() {
            var off = everything("off", ORDER, _ -> Money.ofFen(10_00));

            var quote = price(basket(item(CUP, 1), item(JASMINE, 1), item(PUER, 1)), Money.ZERO, off);

            assertThat(quote.applied().getFirst().shares())
                    .containsExactly(
                            new Share(1, Money.ofFen(-1_66)),
                            new Share(2, Money.ofFen(-5_00)),
                            new Share(3, Money.ofFen(-3_34)));
        }

        /// Seen in another mall: the last line of the cart took the rest though it was not meant.
        @Test
        void leavesNoRoundingRestOnALineThatItIsNotAbout() {
            var off = new ScriptedPlay(
                    "off", ORDER, _ -> List.of(new Off(source("off", "1"), List.of(1, 2), Money.ofFen(10_00))));

            var quote = price(basket(item(JASMINE, 1), item(CUP, 1), item(PUER, 1)), Money.ZERO, off);

            assertThat(line(quote, PUER.id()).payable()).isEqualTo(PUER.price());
            assertThat(quote.payable()).isEqualTo(Money.ofFen(109_90));
        }

        @Test
        void aboveTheTotalMakesThePayableZeroNeverLess() {
            var off = everything("off", ORDER, _ -> Money.ofFen(10_000_00));

            var quote = price(basket(item(CUP, 1)), Money.ZERO, off);

            assertThat(quote.payable()).isEqualTo(Money.ZERO);
        }

        @Test
        void belowZeroIsNothing() {
            var off = everything("off", ORDER, _ -> Money.ofFen(-10_00));

            var quote = price(basket(item(CUP, 1)), Money.ZERO, off);

            assertThat(quote.payable()).isEqualTo(CUP.price());
            assertThat(quote.missed()).extracting(Missed::reason).containsExactly("no-saving");
        }
    }

    @Nested
    class AnotherPrice {

        @Test
        void thatIsNotLowerIsNotTaken() {
            var dearer = offer("dearer", MEMBER, OOLONG.id(), Money.ofFen(120_00));

            var quote = price(basket(item(OOLONG, 1)), Money.ZERO, dearer);

            assertThat(quote.payable()).isEqualTo(Money.ofFen(100_00));
        }

        @Test
        void ofAnOfferThatTheBuyerChoseMayBeTheSame() {
            var pool = AllotmentId.next();
            var team = new ScriptedPlay(
                    "team", OFFER, _ -> List.of(new UnitPrice(source("team", "1"), 1, OOLONG.price(), pool)));
            var chosen = List.of(new Choice("team", "1"));

            var quote = price(basket(chosen, item(OOLONG, 1)), Money.ZERO, team);

            assertThat(quote.applied()).extracting(Applied::source).containsExactly(source("team", "1"));
            assertThat(quote.lines().getFirst().allotment()).isEqualTo(pool);
        }
    }

    @Nested
    class AGift {

        @Test
        void isALineOfItsOwnThatCostsNothing() {
            var gift = gift(CUP.id());

            var quote = price(basket(item(OOLONG, 1)), Money.ZERO, gift);

            var line = quote.lines().getLast();
            assertThat(line.sku()).isEqualTo(CUP);
            assertThat(line.isGift()).isTrue();
            assertThat(line.payable()).isEqualTo(Money.ZERO);
            assertThat(quote.payable()).isEqualTo(Money.ofFen(100_00));
            assertThat(quote.applied())
                    .containsExactly(new Applied(
                            source("gift", "1"),
                            "获赠「茶4」",
                            List.of(new Share(1, Money.ZERO), new Share(2, Money.ZERO))));
        }

        @Test
        void isTheFirstThatIsThereAndNamesWhatElseThereIs() {
            var quote = price(basket(item(OOLONG, 1)), Money.ZERO, giftOf(SkuId.next(), CUP.id(), JASMINE.id()));

            assertThat(quote.lines().getLast().sku()).isEqualTo(CUP);
            assertThat(quote.lines().getLast().alternatives()).containsExactly(JASMINE);
            assertThat(quote.applied()).extracting(Applied::words).containsExactly("满一件，获赠「茶4」，2 款可选");
        }

        @Test
        void thatTheBuyerPickedIsNotReplaced() {
            var chosen = List.of(new Choice("gift", "1", "whatever the play made of it"));

            assertThatThrownBy(() -> price(basket(chosen, item(OOLONG, 1)), Money.ZERO, giftOf(SkuId.next(), CUP.id())))
                    .isInstanceOfSatisfying(
                            ChoiceNotApplicable.class,
                            no -> assertThat(no.facts()).containsEntry("reason", "gift-gone"));
        }

        @Test
        void isGoneWhenTheBasketTakesAllThatThereIs() {
            var quote = price(basket(item(CUP, 10)), Money.ZERO, gift(CUP.id()));

            assertThat(quote.missed()).extracting(Missed::reason).containsExactly("gift-gone");
        }

        @Test
        void thatIsGoneIsMissedAndSaysSo() {
            var quote = price(basket(item(OOLONG, 1)), Money.ZERO, gift(SkuId.next()));

            assertThat(quote.lines()).hasSize(1);
            assertThat(quote.missed()).extracting(Missed::reason).containsExactly("gift-gone");
        }
    }
}
