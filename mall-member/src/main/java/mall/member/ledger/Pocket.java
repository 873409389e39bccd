package mall.member.ledger;

/// The parts of a member's account.
enum Pocket {
    /// His to use, in batches by expiry.
    FREE,
    /// Set aside for owners, in batches by expiry.
    HELD,
    /// What is to be taken from the next that he gets; stands below zero.
    OWED
}
