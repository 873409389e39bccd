package mall.promotion.gift;

import static mall.promotion.Baskets.campaign;
import static mall.promotion.Baskets.faults;
import static mall.promotion.Baskets.item;
import static mall.promotion.Baskets.quote;
import static mall.promotion.Baskets.tea;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.orders.OrderId;
import mall.domain.orders.pricing.Adjustment.Gift;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.Applied;
import mall.domain.orders.pricing.Applied.Share;
import mall.domain.orders.pricing.Choice;
import mall.domain.orders.pricing.Deduction;
import mall.domain.orders.pricing.Deduction.ReturnGift;
import mall.domain.orders.pricing.Deduction.TakeBack;
import mall.domain.orders.pricing.Gap;
import mall.domain.orders.pricing.RefundQuote;
import mall.domain.orders.pricing.Source;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Scope;
import mall.promotion.gift.GiftRules.OnRefund;
import mall.promotion.gift.GiftRules.Present;
import mall.promotion.gift.GiftRules.Step;
import mall.testing.MallTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallTest
class GiftWithPurchaseTests {

    static final SkuSnapshot OOLONG = tea(1, 100_00);
    static final SkuSnapshot CUP = tea(2, 30_00);
    static final SkuSnapshot SPOON = tea(3, 12_00);

    @Autowired
    GiftWithPurchase gifts;

    @Nested
    class WhoeverBuysEnough {

        final GiftRules rules = rules(OnRefund.RETURN_GIFT);

        @Test
        void getsTheFirstGiftAndMayChooseAnother() {
            assertThat(gifts.propose(campaign(rules), quote(item(OOLONG, 1))).getFirst())
                    .isInstanceOfSatisfying(Gift.class, gift -> {
                        assertThat(gift.sku()).isEqualTo(CUP.id());
                        assertThat(gift.alternatives()).containsExactly(SPOON.id());
                        assertThat(gift.lines()).containsExactly(1);
                        assertThat(gift.words()).isEqualTo("已满 ¥100.00");
                    });
        }

        @Test
        void getsWhatHeChose() {
            var campaign = campaign(rules);
            var choice = new Choice("gift", campaign.id().toString(), SPOON.id().toString());

            var given = gifts.propose(campaign, quote(Money.ZERO, List.of(choice), item(OOLONG, 1)))
                    .getFirst();

            assertThat(given).isInstanceOfSatisfying(Gift.class, gift -> {
                assertThat(gift.sku()).isEqualTo(SPOON.id());
                assertThat(gift.alternatives()).containsExactly(CUP.id());
            });
        }

        @Test
        void cannotChooseWhatTheStepDoesNotGive() {
            var campaign = campaign(rules);
            var choice =
                    new Choice("gift", campaign.id().toString(), OOLONG.id().toString());

            var given = gifts.propose(campaign, quote(Money.ZERO, List.of(choice), item(OOLONG, 1)))
                    .getFirst();

            assertThat(given)
                    .isInstanceOfSatisfying(
                            Unmet.class, no -> assertThat(no.reason()).isEqualTo("no-such-gift"));
        }

        @Test
        void isToldWhatTheNextStepTakes() {
            assertThat(gifts.propose(campaign(rules), quote(item(OOLONG, 1))).getLast())
                    .isInstanceOfSatisfying(
                            Unmet.class, more -> assertThat(more.gap()).isEqualTo(Gap.of(Money.ofFen(200_00))));
        }
    }

    /// Two oolongs and a spoon for 212 yuan earned a cup; 30 yuan off by a coupon.
    @Nested
    class ARefund {

        @Test
        void thatLeavesEnoughLeavesTheGift() {
            assertThat(deduction(OnRefund.RETURN_GIFT, line(2, 0, 1), spoon(0, 1), cup(0, 0)))
                    .isEmpty();
        }

        @Test
        void thatFallsBelowTheStepTakesTheGiftBack() {
            assertThat(deduction(OnRefund.RETURN_GIFT, line(2, 0, 2), spoon(0, 0), cup(0, 0)))
                    .contains(new ReturnGift(SOURCE, 3, 1));
        }

        @Test
        void orItsValue() {
            assertThat(deduction(OnRefund.TAKE_VALUE, line(2, 0, 2), spoon(0, 0), cup(0, 0)))
                    .contains(new TakeBack(SOURCE, Money.ofFen(25_00)));
        }

        @Test
        void orNothing() {
            assertThat(deduction(OnRefund.KEEP, line(2, 0, 2), spoon(0, 0), cup(0, 0)))
                    .isEmpty();
        }

        @Test
        void owesTheValueStillAtTheNext() {
            assertThat(deduction(OnRefund.TAKE_VALUE, line(2, 2, 0), spoon(0, 1), cup(0, 0)))
                    .contains(new TakeBack(SOURCE, Money.ofFen(25_00)));
        }

        @Test
        void owesNothingOnceTheGiftIsBackToo() {
            assertThat(deduction(OnRefund.TAKE_VALUE, line(2, 2, 0), spoon(1, 0), cup(0, 1)))
                    .isEmpty();
        }

        @Test
        void asksNothingForAGiftThatComesBackByItself() {
            assertThat(deduction(OnRefund.TAKE_VALUE, line(2, 0, 2), spoon(0, 0), cup(0, 1)))
                    .isEmpty();
        }

        static final Source SOURCE = new Source("gift", "1", "满赠");

        private Optional<Deduction> deduction(OnRefund policy, RefundQuote.Line... lines) {
            var applied = new Applied(
                    SOURCE, List.of(new Share(1, Money.ZERO), new Share(2, Money.ZERO), new Share(3, Money.ZERO)));
            var quote = new RefundQuote(OrderId.next(), MemberId.next(), List.of(applied), List.of(lines));
            return new GivenGift(applied, rules(policy), quote).deduction();
        }

        private static RefundQuote.Line line(int quantity, int refunded, int refunding) {
            return new RefundQuote.Line(
                    1,
                    OOLONG.id(),
                    false,
                    quantity,
                    Money.ofFen(200_00),
                    Money.ofFen(171_70),
                    refunded,
                    refunding,
                    Money.ZERO);
        }

        private static RefundQuote.Line spoon(int refunded, int refunding) {
            return new RefundQuote.Line(
                    2, SPOON.id(), false, 1, Money.ofFen(12_00), Money.ofFen(10_30), refunded, refunding, Money.ZERO);
        }

        private static RefundQuote.Line cup(int refunded, int refunding) {
            return new RefundQuote.Line(3, CUP.id(), true, 1, Money.ZERO, Money.ZERO, refunded, refunding, Money.ZERO);
        }
    }

    @Test
    void rulesRiseAndGiveOnlyWhatIsThere() {
        var problems = new Problems();
        var present = new Present(CUP.id(), 1, Money.ZERO);
        var rules = new GiftRules(
                Scope.EVERYTHING,
                List.of(
                        new Step(Money.ofFen(200_00), null, List.of(present)),
                        new Step(Money.ofFen(100_00), null, List.of(present, present)),
                        new Step(Money.ofFen(300_00), 3, List.of(new Present(CUP.id(), 1, Money.ofFen(1))))),
                OnRefund.KEEP);

        gifts.check(rules, problems);

        assertThat(faults(problems))
                .contains(
                        "/ladder/1/fromFen not-rising",
                        "/ladder/1/gifts/1/sku repeated",
                        "/ladder/2/gifts/0/valueFen differs",
                        "/ladder/2/fromFen one-of-two",
                        "/ladder/0/gifts/0/sku gone");
    }

    @Test
    void giftsOfAStepStandInForOneAnotherAndSoAreOfOneQuantity() {
        var problems = new Problems();
        var oneOrTwo = List.of(new Present(CUP.id(), 1, Money.ZERO), new Present(SPOON.id(), 2, Money.ZERO));
        var rules =
                new GiftRules(Scope.EVERYTHING, List.of(new Step(Money.ofFen(200_00), null, oneOrTwo)), OnRefund.KEEP);

        rules.check(problems);

        assertThat(faults(problems)).containsExactly("/ladder/0/gifts/1/quantity unequal");
    }

    private static GiftRules rules(OnRefund policy) {
        return new GiftRules(
                Scope.EVERYTHING,
                List.of(
                        new Step(
                                Money.ofFen(100_00),
                                null,
                                List.of(
                                        new Present(CUP.id(), 1, Money.ofFen(25_00)),
                                        new Present(SPOON.id(), 1, Money.ofFen(10_00)))),
                        new Step(Money.ofFen(300_00), null, List.of(new Present(OOLONG.id(), 1, Money.ofFen(80_00))))),
                policy);
    }
}
