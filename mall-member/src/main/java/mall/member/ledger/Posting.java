package mall.member.ledger;

import org.jspecify.annotations.Nullable;

/// One line of a journal.
///
/// @param account a [Pocket] or a [Counter]
/// @param expiry the batch; null where there are none: with debts and on the shop's side
record Posting(String account, @Nullable Expiry expiry, long amount) {

    static Posting of(Pocket pocket, Expiry expiry, long amount) {
        return new Posting(pocket.name(), pocket == Pocket.OWED ? null : expiry, amount);
    }

    static Posting of(Counter counter, long amount) {
        return new Posting(counter.name(), null, amount);
    }
}
