package mall.domain.orders.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class PermutationPropertiesTests {

    static final long LAST = Permutation.SIZE - 1;

    final Permutation permutation = new Permutation("a key for this test");

    @Property
    void everyNumberBecomesOneOfTenDigits(@ForAll @LongRange(max = LAST) long number) {
        assertThat(permutation.apply(number)).isBetween(0L, LAST);
    }

    @Property(tries = 20)
    void noTwoNumbersBecomeTheSame(@ForAll @LongRange(max = LAST - 5_000) long from) {
        var shuffled =
                LongStream.range(from, from + 5_000).map(permutation::apply).distinct();

        assertThat(shuffled.count()).isEqualTo(5_000);
    }

    @Property
    void anotherKeyShufflesOtherwise(@ForAll @LongRange(max = LAST - 10) long from) {
        var other = new Permutation("another key for this test");

        assertThat(LongStream.range(from, from + 10).map(permutation::apply).toArray())
                .isNotEqualTo(
                        LongStream.range(from, from + 10).map(other::apply).toArray());
    }
}
