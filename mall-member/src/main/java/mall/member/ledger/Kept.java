package mall.member.ledger;

import java.math.BigInteger;

/// Which part of something stays when the rest is undone: `part` of `whole`.
public record Kept(long part, long whole) {

    public static final Kept ALL = new Kept(1, 1);
    public static final Kept NOTHING = new Kept(0, 1);

    public Kept {
        if (part < 0 || whole < 1 || part > whole) throw new IllegalArgumentException(part + " of " + whole);
    }

    public boolean isAll() {
        return part == whole;
    }

    public boolean isNothing() {
        return part == 0;
    }

    /// What stays of an amount; a begun unit does not.
    long of(long amount) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }
}
