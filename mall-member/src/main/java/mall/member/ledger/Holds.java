package mall.member.ledger;

import java.time.Clock;
import java.time.Instant;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Sets value aside for an owner, whose cause it bears: an order that is not paid yet. It ends as
/// captured or released, and at its deadline whoever owns it is asked ([HoldOwner]).
@Component
@Transactional
public class Holds {

    private final Books books;
    private final Clock clock;

    Holds(Books books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    /// Sets aside what he can use, soonest expiring first. Once: a repeat changes nothing while it
    /// is held; after a release the owner may hold again.
    ///
    /// @throws LedgerRefusal.InsufficientValue when he has less
    /// @throws LedgerRefusal.HeldOtherwise when the owner holds another amount or has captured
    public void hold(Entry entry, Instant deadline) {
        var purse = books.open(entry, Act.SPEND);
        if (purse.holding() == entry.amount()) return;
        if (purse.isBooked() || purse.holding() > 0) {
            throw new LedgerRefusal.HeldOtherwise(entry.value().asset(), entry.cause());
        }
        purse.hold(entry.amount(), clock.instant());
        books.book(purse, Journal.within(Act.HOLD, entry).heldUntil(deadline));
    }

    /// Takes all that the owner holds, for good.
    ///
    /// @return how much that was; 0 when it holds nothing
    public long capture(MemberId member, Asset asset, LedgerCause owner, Counter to, String words) {
        var purse = books.open(member, asset, Act.SPEND, owner);
        if (purse.holding() == 0 || purse.isBooked()) return 0;
        var captured = purse.takeHolding();
        purse.toShop(to, captured);
        books.book(purse, Journal.of(Act.SPEND, entry(member, asset, captured, owner, words), to));
        return captured;
    }

    /// Lets all that the owner holds go: it is the member's to use, in the batches that it came
    /// from. What would have expired meanwhile expires.
    ///
    /// @return how much that was; 0 when it holds nothing
    public long release(MemberId member, Asset asset, LedgerCause owner, String words) {
        var purse = books.open(member, asset, Act.RELEASE, owner);
        if (purse.holding() == 0) return 0;
        var released = purse.letGo();
        books.book(purse, Journal.within(Act.RELEASE, entry(member, asset, released, owner, words)));
        return released;
    }

    private static Entry entry(MemberId member, Asset asset, long amount, LedgerCause owner, String words) {
        return new Entry(member, new Value(asset, amount), owner, Actor.shop(), words);
    }
}
