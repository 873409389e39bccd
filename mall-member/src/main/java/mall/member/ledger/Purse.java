package mall.member.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import mall.domain.kernel.MemberId;

/// One account of a member in the hand of whoever locked it: what it has, and what is about to
/// change. Pure arithmetic; [Books] reads it and writes it back as one journal.
final class Purse {

    /// More than that nobody may have: far from where sums overflow.
    private static final long ROOM = 1_000 * Value.MOST;

    private final Account account;
    private final boolean booked;
    private final NavigableMap<Expiry, Long> free;
    private final NavigableMap<Expiry, Long> holding;

    private final Map<Pocket, NavigableMap<Expiry, Long>> changes = new EnumMap<>(Pocket.class);
    private final Map<Counter, Long> counters = new EnumMap<>(Counter.class);
    private long owed;

    /// @param booked whether the journal in question was booked before
    /// @param free what is free, by batch
    /// @param holding what the owner in question holds, by batch
    Purse(Account account, boolean booked, Map<Expiry, Long> free, Map<Expiry, Long> holding) {
        this.account = account;
        this.booked = booked;
        this.free = new TreeMap<>(free);
        this.holding = new TreeMap<>(holding);
        this.owed = account.owed();
    }

    MemberId member() {
        return account.member();
    }

    Asset asset() {
        return account.asset();
    }

    /// The number of the journal in the making.
    long seq() {
        return account.entries() + 1;
    }

    boolean isBooked() {
        return booked;
    }

    /// What the owner holds.
    long holding() {
        return sum(holding);
    }

    /// Adds to what is free, after debts are settled.
    void receive(long amount, Expiry expiry) {
        var settled = Math.min(owed, amount);
        if (settled > 0) change(Pocket.OWED, Expiry.NEVER, settled);
        owed -= settled;
        if (amount > settled) change(Pocket.FREE, expiry, amount - settled);
    }

    /// Adds to what the owner holds.
    void receiveHeld(long amount, Expiry expiry) {
        change(Pocket.HELD, expiry, amount);
    }

    /// Takes from what is free, soonest expiring first, nothing that has expired.
    void take(long amount, Instant now) {
        takeFree(amount, now);
    }

    /// Sets some of what is free aside for the owner.
    void hold(long amount, Instant now) {
        takeFree(amount, now).forEach(this::receiveHeldOf);
    }

    /// Takes all that the owner holds.
    long takeHolding() {
        var all = holding();
        drain(Pocket.HELD, holding, all);
        return all;
    }

    /// Makes all that the owner holds free again, in the batches that it came from.
    long letGo() {
        var all = holding();
        drain(Pocket.HELD, holding, all).forEach((expiry, part) -> receive(part, expiry));
        return all;
    }

    /// Takes what was earned: where it is still held for that, from there; then from its own
    /// batch, then from what expires soonest. What is not there any more is owed down to the
    /// floor, and written off beyond.
    void takeBack(long amount, Expiry earned, Floor floor) {
        var left = amount;
        left -= sum(drain(Pocket.HELD, holding, Math.min(left, holding())));
        left -= sum(drain(Pocket.FREE, free.subMap(earned, true, earned, true), left));
        left -= sum(drain(Pocket.FREE, free, left));
        var owing = asset().mayBeOwed() ? Math.min(left, Math.max(0, floor.mayOwe() - owed)) : 0;
        if (owing > 0) change(Pocket.OWED, Expiry.NEVER, -owing);
        owed += owing;
        if (left > owing) toShop(Counter.WRITTEN_OFF, owing - left);
    }

    /// Takes whatever has expired.
    long expire(Instant now) {
        var expired = free.headMap(new Expiry(now), true);
        return sum(drain(Pocket.FREE, expired, sum(expired)));
    }

    /// Takes whatever is free.
    long takeAll() {
        return sum(drain(Pocket.FREE, free, sum(free)));
    }

    /// Books on the shop's side: plus what it gets, minus what it gives.
    void toShop(Counter counter, long amount) {
        counters.merge(counter, amount, Math::addExact);
    }

    /// How much a pocket changes.
    long change(Pocket pocket) {
        return sum(changes.getOrDefault(pocket, new TreeMap<>()));
    }

    /// The lines of the journal: the member's pockets, then the shop's accounts.
    List<Posting> postings() {
        requireRoom();
        var lines = new ArrayList<Posting>();
        changes.forEach((pocket, batches) -> batches.forEach((expiry, amount) -> {
            if (amount != 0) lines.add(Posting.of(pocket, expiry, amount));
        }));
        counters.forEach((counter, amount) -> {
            if (amount != 0) lines.add(Posting.of(counter, amount));
        });
        if (lines.stream().mapToLong(Posting::amount).sum() != 0) {
            throw new IllegalStateException("postings that do not sum to zero: " + lines);
        }
        return lines;
    }

    private void requireRoom() {
        if (account.free() + change(Pocket.FREE) > ROOM || account.held() + change(Pocket.HELD) > ROOM) {
            throw new LedgerRefusal.TooMuchValue(asset());
        }
    }

    private NavigableMap<Expiry, Long> takeFree(long amount, Instant now) {
        var usable = free.tailMap(new Expiry(now), false);
        if (sum(usable) < amount) throw new LedgerRefusal.InsufficientValue(asset(), sum(usable));
        return drain(Pocket.FREE, usable, amount);
    }

    private void receiveHeldOf(Expiry expiry, long amount) {
        receiveHeld(amount, expiry);
    }

    /// Takes up to so much out of these batches, the first ones first.
    ///
    /// @return what was taken, by batch
    private NavigableMap<Expiry, Long> drain(Pocket pocket, NavigableMap<Expiry, Long> batches, long amount) {
        var taken = new TreeMap<Expiry, Long>();
        var left = amount;
        for (var batch : batches.entrySet()) {
            if (left == 0) break;
            var part = Math.min(left, batch.getValue());
            if (part > 0) taken.put(batch.getKey(), part);
            left -= part;
        }
        taken.forEach((expiry, part) -> {
            batches.merge(expiry, -part, Long::sum);
            change(pocket, expiry, -part);
        });
        return taken;
    }

    private void change(Pocket pocket, Expiry expiry, long amount) {
        changes.computeIfAbsent(pocket, _ -> new TreeMap<>()).merge(expiry, amount, Math::addExact);
    }

    private static long sum(Map<Expiry, Long> batches) {
        return batches.values().stream().reduce(0L, Math::addExact);
    }
}
