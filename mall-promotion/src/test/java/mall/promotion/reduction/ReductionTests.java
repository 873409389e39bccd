package mall.promotion.reduction;

import static mall.promotion.Baskets.campaign;
import static mall.promotion.Baskets.faults;
import static mall.promotion.Baskets.item;
import static mall.promotion.Baskets.quote;
import static mall.promotion.Baskets.tea;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.Gap;
import mall.promotion.Baskets.Item;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Scope;
import mall.promotion.reduction.ReductionRules.Measure;
import mall.promotion.reduction.ReductionRules.Step;
import mall.testing.MallTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallTest
class ReductionTests {

    static final SkuSnapshot OOLONG = tea(1, 100_00);
    static final SkuSnapshot PUER = tea(2, 40_00);

    @Autowired
    Reduction reduction;

    @Nested
    class ByAmount {

        final ReductionRules rules = ladder(Measure.AMOUNT, off(100_00L, 10_00), off(200_00L, 30_00));

        @Test
        void takesOffTheHighestStepThatIsReachedAndSaysWhy() {
            var off = off(propose(rules, item(OOLONG, 2), item(PUER, 1)));

            assertThat(off.amount()).isEqualTo(Money.ofFen(30_00));
            assertThat(off.lines()).containsExactly(1, 2);
            assertThat(off.words()).isEqualTo("已满 ¥240.00，满 ¥200.00 减 ¥30.00");
        }

        @Test
        void isReachedToTheFen() {
            assertThat(off(propose(rules, item(OOLONG, 1))).amount()).isEqualTo(Money.ofFen(10_00));
            assertThat(propose(rules, item(tea(3, 99_99), 1))).noneMatch(Off.class::isInstance);
        }

        @Test
        void saysHowMuchIsMissingForTheNextStep() {
            var more = more(propose(rules, item(OOLONG, 1), item(PUER, 1)));

            assertThat(more.words()).isEqualTo("再买 ¥60.00 可减 ¥30.00");
            assertThat(more.gap()).isEqualTo(Gap.of(Money.ofFen(60_00)));
        }

        @Test
        void looksAtItsOwnGoodsOnly() {
            var teasOnly =
                    new ReductionRules(Scope.of(OOLONG.product()), Measure.AMOUNT, List.of(off(100_00L, 10_00)), false);

            assertThat(off(propose(teasOnly, item(PUER, 9), item(OOLONG, 1))).lines())
                    .containsExactly(2);
            assertThat(propose(teasOnly, item(PUER, 9))).isEmpty();
        }

        @Test
        void mayRepeatWithEveryFullMultiple() {
            var every = new ReductionRules(Scope.EVERYTHING, Measure.AMOUNT, List.of(off(100_00L, 10_00)), true);

            assertThat(off(propose(every, item(PUER, 8))).amount()).isEqualTo(Money.ofFen(30_00));
        }
    }

    @Nested
    class ByPieces {

        final ReductionRules rules = ladder(Measure.PIECES, new Step(null, 2, null, 90), new Step(null, 3, null, 75));

        @Test
        void takesOffAPercentageOfWhatTheGoodsCost() {
            var off = off(propose(rules, item(PUER, 2)));

            assertThat(off.amount()).isEqualTo(Money.ofFen(8_00));
            assertThat(off.words()).isEqualTo("已满 2 件，满 2 件 打 9 折");
        }

        @Test
        void leavesLessThanAFenWithTheShop() {
            assertThat(off(propose(rules, item(tea(3, 33), 3))).amount()).isEqualTo(Money.ofFen(24));
        }

        @Test
        void saysHowManyAreMissing() {
            var more = more(propose(rules, item(PUER, 1)));

            assertThat(more.words()).isEqualTo("再买 1 件 可打 9 折");
            assertThat(more.gap()).isEqualTo(Gap.ofPieces(1));
        }
    }

    @Nested
    class RulesAreRefused {

        @Test
        void whoseLadderDoesNotRise() {
            assertThat(check(ladder(Measure.AMOUNT, off(200_00L, 30_00), off(100_00L, 10_00))))
                    .containsExactly("/ladder/1/fromFen not-rising", "/ladder/1/offFen not-rising");
            assertThat(check(ladder(Measure.PIECES, new Step(null, 2, null, 80), new Step(null, 3, null, 90))))
                    .containsExactly("/ladder/1/percent not-rising");
        }

        @Test
        void thatTakeOffMoreThanTheyAskFor() {
            assertThat(check(ladder(Measure.AMOUNT, off(10_00L, 20_00))))
                    .containsExactly("/ladder/0/offFen more-than-asked");
        }

        @Test
        void thatSayTooMuchOrTooLittle() {
            assertThat(check(ladder(Measure.AMOUNT, new Step(null, 2, null, null))))
                    .containsExactly(
                            "/ladder/0/fromFen missing",
                            "/ladder/0/fromPieces unwanted",
                            "/ladder/0/offFen one-of-two");
            assertThat(check(
                            ladder(Measure.AMOUNT, off(100_00L, 10_00), new Step(Money.ofFen(200_00), null, null, 80))))
                    .containsExactly("/ladder/1/percent mixed");
        }

        @Test
        void thatRepeatMoreThanOneStep() {
            var rules = new ReductionRules(
                    Scope.EVERYTHING, Measure.AMOUNT, List.of(off(100_00L, 10_00), off(200_00L, 30_00)), true);

            assertThat(check(rules)).containsExactly("/repeated one-step-only");
        }

        @Test
        void thatNameGoodsThatAreNotThere() {
            var rules = new ReductionRules(
                    Scope.of(tea(99, 1).product()), Measure.AMOUNT, List.of(off(100_00L, 10_00)), false);

            assertThat(check(rules)).containsExactly("/scope/products/0 gone");
        }

        private List<String> check(ReductionRules rules) {
            var problems = new Problems();
            reduction.check(rules, problems);
            return faults(problems);
        }
    }

    @Test
    void promisesItsWholeLadder() {
        var rules = ladder(Measure.AMOUNT, off(100_00L, 10_00), off(200_00L, 30_00));

        assertThat(reduction.promise(rules, OOLONG)).contains("满 ¥100.00 减 ¥10.00，满 ¥200.00 减 ¥30.00");
    }

    private List<Adjustment> propose(ReductionRules rules, Item... items) {
        return reduction.propose(campaign(rules), quote(items));
    }

    private static Off off(List<Adjustment> proposals) {
        return proposals.stream()
                .filter(Off.class::isInstance)
                .map(Off.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Unmet more(List<Adjustment> proposals) {
        return proposals.stream()
                .filter(Unmet.class::isInstance)
                .map(Unmet.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static ReductionRules ladder(Measure measure, Step... steps) {
        return new ReductionRules(Scope.EVERYTHING, measure, List.of(steps), false);
    }

    private static Step off(@Nullable Long from, long off) {
        return new Step(from == null ? null : Money.ofFen(from), null, Money.ofFen(off), null);
    }
}
