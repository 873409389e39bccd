package mall.member.ledger;

/// So much value that runs out at one moment.
public record Batch(Expiry expiry, long amount) {}
