package mall.member.ledger;

import java.time.Clock;
import java.time.Instant;
import mall.domain.kernel.MemberId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Gives members value and takes it, once per cause: a repeat changes nothing. Joins the caller's
/// transaction, and holds the account until that ends.
@Component
@Transactional
public class Ledger {

    private final Books books;
    private final Clock clock;

    Ledger(Books books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    /// Keeps everybody else from booking on an account until the transaction ends: for whoever reads
    /// something first and books by what he read.
    public void lock(MemberId member, Asset asset) {
        books.lock(member, asset);
    }

    /// Gives something to use at once; what he owes is settled first.
    ///
    /// @throws LedgerRefusal.TooMuchValue when nobody may have that much
    public void earn(Entry entry, Counter from, Expiry expiry) {
        var purse = books.open(entry, Act.EARN);
        if (purse.isBooked()) return;
        purse.receive(entry.amount(), expiry);
        purse.toShop(from, -entry.amount());
        books.book(purse, Journal.of(Act.EARN, entry, from));
    }

    /// Gives something that he sees and cannot use yet: the cause holds it until [Holds#release], or
    /// [Reversals#takeBack] takes it away again.
    ///
    /// @param deadline when to look after it, should nobody have
    public void earnHeld(Entry entry, Counter from, Expiry expiry, Instant deadline) {
        var purse = books.open(entry, Act.EARN);
        if (purse.isBooked()) return;
        purse.receiveHeld(entry.amount(), expiry);
        purse.toShop(from, -entry.amount());
        books.book(purse, Journal.of(Act.EARN, entry, from).heldUntil(deadline));
    }

    /// Takes what he can use, soonest expiring first.
    ///
    /// @throws LedgerRefusal.InsufficientValue when he has less
    public void spend(Entry entry, Counter to) {
        var purse = books.open(entry, Act.SPEND);
        if (purse.isBooked()) return;
        purse.take(entry.amount(), clock.instant());
        purse.toShop(to, entry.amount());
        books.book(purse, Journal.of(Act.SPEND, entry, to));
    }
}
