package mall.member.ledger;

/// The shop's side of a journal: where value comes from and where it goes. What is here, with its
/// sign turned, is what members have.
public enum Counter {
    /// Given by the shop: points for an order, a reward, a bonus.
    ISSUED,
    /// Paid for by the member: what was recharged.
    SOLD,
    /// Used by the member for what he bought.
    SPENT,
    /// Nobody used it in time.
    EXPIRED,
    /// Put right by somebody at the console.
    ADJUSTED,
    /// Should have been taken back, and was neither there nor may be owed.
    WRITTEN_OFF
}
