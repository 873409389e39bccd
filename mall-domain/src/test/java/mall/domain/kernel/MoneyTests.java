package mall.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MoneyTests {

    @Test
    void readsAsYuan() {
        assertThat(Money.ofFen(1_230)).hasToString("¥12.30");
        assertThat(Money.ofFen(-5)).hasToString("-¥0.05");
        assertThat(Money.ZERO).hasToString("¥0.00");
    }

    @Test
    void anOverflowIsAnErrorAndNeverAWrongAmount() {
        var most = Money.ofFen(Long.MAX_VALUE);

        assertThatThrownBy(() -> most.plus(Money.ofFen(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofFen(-2).minus(most)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofFen(Long.MIN_VALUE).negated()).isInstanceOf(ArithmeticException.class);
    }

    @Property
    void sumsAndDifferencesAreExact(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long a,
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long b) {
        var left = Money.ofFen(a);
        var right = Money.ofFen(b);

        assertThat(left.plus(right).minus(right)).isEqualTo(left);
        assertThat(Money.sum(List.of(left, right))).isEqualTo(right.plus(left));
        assertThat(left.isLessThan(right)).isEqualTo(a < b);
        assertThat(left.min(right).plus(left.max(right))).isEqualTo(left.plus(right));
    }

    @Property
    void sharesAddUpToTheFenAndKeepTheProportion(
            @ForAll @LongRange(max = 1_000_000_000L) long fen,
            @ForAll @Size(min = 1, max = 100) List<@IntRange(max = 1_000_000_000) Integer> drawn) {
        long[] weights = drawn.stream().mapToLong(Integer::longValue).toArray();
        long total = Arrays.stream(weights).sum();
        if (total == 0) weights[0] = total = 1;

        var shares = Money.ofFen(fen).spread(weights);

        assertThat(Money.sum(Arrays.asList(shares))).isEqualTo(Money.ofFen(fen));
        for (int i = 0; i < weights.length; i++) {
            var exact = (double) fen * weights[i] / total;
            assertThat((double) shares[i].fen()).isBetween(exact - 1 - 1e-6, exact + 1 + 1e-6);
            if (weights[i] == 0) assertThat(shares[i]).isEqualTo(Money.ZERO);
        }
    }

    @Property
    void whoWeighsMoreNeverGetsLess(
            @ForAll @LongRange(max = 1_000_000) long fen,
            @ForAll @IntRange(min = 1, max = 10_000) int lighter,
            @ForAll @IntRange(min = 1, max = 10_000) int more) {
        var shares = Money.ofFen(fen).spread(lighter, lighter + more);

        assertThat(shares[1]).isGreaterThanOrEqualTo(shares[0]);
    }

    @Nested
    class Spread {

        @Test
        void aDiscountOfTenOverThreeEqualLinesGivesTheFirstTheRest() {
            assertThat(Money.ofFen(10).spread(1, 1, 1)).containsExactly(Money.ofFen(4), Money.ofFen(3), Money.ofFen(3));
        }

        @Test
        void equalRemaindersAreServedInTheOrderOfTheWeights() {
            assertThat(Money.ofFen(2).spread(5, 5, 5, 5))
                    .containsExactly(Money.ofFen(1), Money.ofFen(1), Money.ZERO, Money.ZERO);
        }

        @Test
        void nothingOverNothingIsNothing() {
            assertThat(Money.ZERO.spread(0, 0)).containsExactly(Money.ZERO, Money.ZERO);
            assertThat(Money.ZERO.spread()).isEmpty();
        }

        @Test
        void somethingOverNothingIsAnError() {
            assertThatThrownBy(() -> Money.ofFen(1).spread(0, 0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Money.ofFen(1).spread()).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void negativeAmountsAndWeightsAreErrors() {
            assertThatThrownBy(() -> Money.ofFen(-1).spread(1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Money.ofFen(1).spread(2, -1)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void weightsBeyondExactArithmeticAreAnError() {
            assertThatThrownBy(() -> Money.MAXIMUM.spread(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        }
    }
}
