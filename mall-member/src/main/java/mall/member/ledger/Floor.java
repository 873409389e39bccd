package mall.member.ledger;

/// How far taking back may lead an account below zero when the value has been used meanwhile: so
/// much is owed and settled by whatever comes next; what is beyond is written off.
///
/// @param mayOwe how much may be owed in all
public record Floor(long mayOwe) {

    /// Nothing may be owed.
    public static final Floor ZERO = new Floor(0);

    /// Everything may be owed.
    public static final Floor NONE = new Floor(Value.MOST);

    public Floor {
        if (mayOwe < 0) throw new IllegalArgumentException("no floor: " + mayOwe);
    }
}
