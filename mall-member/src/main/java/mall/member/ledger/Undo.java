package mall.member.ledger;

import mall.domain.kernel.MemberId;

/// What a member earned or spent and is undone, all but a part of it.
///
/// @param cause what it was earned or spent for
/// @param kind of the causes of its reversals: one word of whoever asks
/// @param words what the member reads in his statement
public record Undo(MemberId member, Asset asset, LedgerCause cause, String kind, String words) {

    /// Each step down has a cause of its own: by how much is left after it.
    Entry entry(long amount, long kept) {
        var reversal = new LedgerCause(kind, cause.key() + "/" + kept);
        return Entry.ofShop(member, new Value(asset, amount), reversal, words);
    }
}
