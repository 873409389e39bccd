package mall.member.ledger;

/// So much of an asset: a whole number of units, at least one, at most a trillion.
public record Value(Asset asset, long amount) {

    /// More than any shop gives out at once, and far from where sums overflow.
    public static final long MOST = 1_000_000_000_000L;

    public Value {
        if (amount < 1 || amount > MOST) throw new IllegalArgumentException("no such value: " + amount);
    }

    public static Value points(long amount) {
        return new Value(Asset.POINTS, amount);
    }

    public static Value growth(long amount) {
        return new Value(Asset.GROWTH, amount);
    }
}
