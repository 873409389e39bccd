package mall.domain.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mall.domain.kernel.Money;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SharesPropertiesTests {

    @Property
    void anySequenceOfRefundsAddsUpToWhatWasPaid(
            @ForAll @LongRange(min = 0, max = 1_000_000_000L) long paid,
            @ForAll @IntRange(min = 1, max = 9_999) int quantity,
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 500) Integer> steps) {
        var total = Money.ZERO;
        var before = 0;
        for (var step : steps) {
            var now = Math.min(step, quantity - before);
            total = total.plus(Shares.of(Money.ofFen(paid), quantity, before, now));
            before += now;
        }
        total = total.plus(Shares.of(Money.ofFen(paid), quantity, before, quantity - before));

        assertThat(total).isEqualTo(Money.ofFen(paid));
    }

    @Property
    void noUnitGetsMoreThanItsShareExceptTheLast(
            @ForAll @LongRange(min = 0, max = 1_000_000_000L) long paid,
            @ForAll @IntRange(min = 2, max = 9_999) int quantity) {
        var first = Shares.of(Money.ofFen(paid), quantity, 0, 1);
        var last = Shares.of(Money.ofFen(paid), quantity, quantity - 1, 1);

        assertThat(first.fen() * quantity).isLessThanOrEqualTo(paid);
        assertThat(last.minus(first).fen()).isBetween(0L, quantity - 1L);
    }
}
