package mall.member.ledger;

import mall.domain.kernel.MemberId;

/// Knows what a hold of its kind is for. Asked when the deadline of a hold has passed and neither
/// a capture nor a release has come; holds whose kind nobody owns are released.
public interface HoldOwner {

    /// The kind of cause that it holds by.
    String kind();

    /// Captures, releases, or leaves it, in the transaction that asks. What is left is asked for
    /// again an hour later.
    void overdue(MemberId member, Asset asset, LedgerCause owner);
}
