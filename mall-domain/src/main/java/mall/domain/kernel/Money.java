package mall.domain.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/// An amount of Chinese yuan, counted in fen (1 yuan = 100 fen). May be negative in a difference;
/// every operation is exact and an overflow is an error, never a wrong amount.
@Embeddable
public record Money(@JsonValue long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    /// What one order may cost at most, and so the largest amount that anybody may type: ten
    /// million yuan.
    public static final Money MAXIMUM = new Money(1_000_000_000L);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Money ofFen(long fen) {
        return fen == 0 ? ZERO : new Money(fen);
    }

    public static Money sum(Collection<Money> amounts) {
        return amounts.stream().reduce(ZERO, Money::plus);
    }

    public Money plus(Money other) {
        return ofFen(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return ofFen(Math.subtractExact(fen, other.fen));
    }

    public Money times(int quantity) {
        return ofFen(Math.multiplyExact(fen, quantity));
    }

    public Money negated() {
        return ofFen(Math.negateExact(fen));
    }

    public Money min(Money other) {
        return fen <= other.fen ? this : other;
    }

    public Money max(Money other) {
        return fen >= other.fen ? this : other;
    }

    public boolean isZero() {
        return fen == 0;
    }

    public boolean isPositive() {
        return fen > 0;
    }

    public boolean isNegative() {
        return fen < 0;
    }

    public boolean isMoreThan(Money other) {
        return fen > other.fen;
    }

    public boolean isLessThan(Money other) {
        return fen < other.fen;
    }

    /// Splits this amount in proportion to the weights by largest remainder: the shares add up to
    /// this amount to the fen, none differs from its exact proportion by a fen or more, and a
    /// weight of 0 gets nothing. Equal remainders are served in the order of the weights, so that
    /// a split is reproducible.
    ///
    /// @throws IllegalArgumentException when this amount or a weight is negative, or when there
    /// is something to spread and all weights are 0
    public Money[] spread(long... weights) {
        if (isNegative() || Arrays.stream(weights).anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("cannot spread %d fen over %s".formatted(fen, Arrays.toString(weights)));
        }
        long total = Arrays.stream(weights).reduce(0, Math::addExact);
        if (total == 0) {
            if (fen != 0) throw new IllegalArgumentException("nothing to spread %d fen over".formatted(fen));
            return Arrays.stream(weights).mapToObj(_ -> ZERO).toArray(Money[]::new);
        }
        long[] shares = new long[weights.length];
        long[] remainders = new long[weights.length];
        long given = 0;
        for (int i = 0; i < weights.length; i++) {
            long high = Math.multiplyHigh(fen, weights[i]);
            if (high != 0) throw new ArithmeticException("weights too large: " + Arrays.toString(weights));
            long exact = Math.multiplyExact(fen, weights[i]);
            shares[i] = exact / total;
            remainders[i] = exact % total;
            given += shares[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted((a, b) -> Long.compare(remainders[b], remainders[a]))
                .limit(fen - given)
                .forEach(i -> shares[i]++);
        return Arrays.stream(shares).mapToObj(Money::ofFen).toArray(Money[]::new);
    }

    /// The text that people read: `¥12.30`, `-¥0.05`.
    public String yuan() {
        return "%s¥%d.%02d".formatted(fen < 0 ? "-" : "", Math.abs(fen / 100), Math.abs(fen % 100));
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    @Override
    public String toString() {
        return yuan();
    }
}
