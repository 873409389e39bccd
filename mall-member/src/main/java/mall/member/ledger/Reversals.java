package mall.member.ledger;

import java.util.Optional;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Undoes what a cause did, in parts and never more than it did. A reversal has a cause of its own
/// and happens once for it.
@Component
@Transactional
public class Reversals {

    private final Books books;
    private final Originals originals;

    Reversals(Books books, Originals originals) {
        this.books = books;
        this.originals = originals;
    }

    /// Gives back a part of what was spent, into the batches that it came from, the longest living
    /// ones first.
    ///
    /// @param spent the cause of the spending
    /// @param atLeast what would expire sooner than that lives until then
    /// @throws LedgerRefusal.ReversesTooMuch when less of it is left
    public void giveBack(Entry entry, LedgerCause spent, Expiry atLeast) {
        var purse = books.open(entry, Act.GIVE_BACK);
        if (purse.isBooked()) return;
        var original = require(entry, Act.SPEND, spent);
        for (var part : originals.unreversedParts(original, entry.amount())) {
            purse.receive(part.amount(), part.expiry().orLater(atLeast));
        }
        purse.toShop(original.counter(), -entry.amount());
        books.book(purse, Journal.of(Act.GIVE_BACK, entry, original.counter()).reversing(original.seq()));
    }

    /// Takes back a part of what was earned: what is still held for it first, then from its own
    /// batch, then from what expires soonest.
    ///
    /// @param earned the cause of the earning
    /// @param floor what happens to what he has not got any more
    /// @throws LedgerRefusal.ReversesTooMuch when less of it is left
    public void takeBack(Entry entry, LedgerCause earned, Floor floor) {
        var purse = books.open(entry.member(), entry.asset(), Act.TAKE_BACK, entry.cause(), earned);
        if (purse.isBooked()) return;
        var original = require(entry, Act.EARN, earned);
        purse.takeBack(entry.amount(), originals.expiryOf(original), floor);
        purse.toShop(original.counter(), entry.amount());
        books.book(purse, Journal.of(Act.TAKE_BACK, entry, original.counter()).reversing(original.seq()), earned);
    }

    /// Gives back what was spent until only a part of it stays spent; nothing when no more does, or
    /// nothing was spent. Whoever asks may have heard of it before: it says where to get to, not how
    /// far to go.
    public void giveBackAllBut(Kept kept, Undo undo, Expiry atLeast) {
        rest(Act.SPEND, kept, undo).ifPresent(entry -> giveBack(entry, undo.cause(), atLeast));
    }

    /// Takes back what was earned until only a part of it stays earned, as above.
    public void takeBackAllBut(Kept kept, Undo undo, Floor floor) {
        rest(Act.EARN, kept, undo).ifPresent(entry -> takeBack(entry, undo.cause(), floor));
    }

    /// How much of what a cause earned or spent was not undone yet; 0 when it did nothing.
    @Transactional(readOnly = true)
    public long left(MemberId member, Asset asset, Act act, LedgerCause cause) {
        return originals.find(member, asset, act, cause).map(Original::left).orElse(0L);
    }

    private Optional<Entry> rest(Act act, Kept kept, Undo undo) {
        books.lock(undo.member(), undo.asset());
        return originals.find(undo.member(), undo.asset(), act, undo.cause()).flatMap(original -> {
            var keep = kept.of(original.amount());
            return keep < original.left() ? Optional.of(undo.entry(original.left() - keep, keep)) : Optional.empty();
        });
    }

    private Original require(Entry entry, Act act, LedgerCause cause) {
        var original = originals
                .find(entry.member(), entry.asset(), act, cause)
                .orElseThrow(() -> new NotFound("journal", cause));
        if (original.left() < entry.amount()) throw new LedgerRefusal.ReversesTooMuch(cause, original.left());
        return original;
    }
}
