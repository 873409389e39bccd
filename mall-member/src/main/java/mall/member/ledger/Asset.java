package mall.member.ledger;

/// A kind of value that members own, each counted in whole units of its own. Several accounts of
/// one member are booked in this order, so that two who do so never wait for each other.
public enum Asset {
    /// Points (积分): earned, spent, expiring.
    POINTS,
    /// Growth (成长值): what levels are reached by. Nobody spends it.
    GROWTH,
    /// Stored value (储值) that was paid for, in fen. Never expires, is never owed.
    PRINCIPAL,
    /// Stored value that came on top as a gift, in fen.
    BONUS;

    /// Whether a member may owe it: what he has too little of when it is taken back. Money is not
    /// lent to anybody.
    boolean mayBeOwed() {
        return this == POINTS || this == GROWTH;
    }
}
