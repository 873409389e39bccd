package mall.member.ledger;

import mall.domain.kernel.MemberId;

/// Knows what its holds are for. Asked when the deadline of a hold has passed and neither
/// a capture nor a release has come; holds that nobody owns are released.
public interface HoldOwner {

    /// Whether it is this one's to look after.
    boolean owns(LedgerCause owner);

    /// Captures, releases, or leaves it, in the transaction that asks. What is left is asked for
    /// again an hour later.
    void overdue(MemberId member, Asset asset, LedgerCause owner);
}
