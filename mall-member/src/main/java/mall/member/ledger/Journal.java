package mall.member.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The head of a journal in the making: everything but its lines.
///
/// @param counter the shop's account on the other side; null when value only changes pockets
/// @param reverses which journal of the account it undoes a part of
/// @param deadline until when what it holds is held; null when it holds nothing
record Journal(
        Act act,
        Entry entry,
        @Nullable Counter counter,
        @Nullable Long reverses,
        @Nullable Instant deadline) {

    static Journal of(Act act, Entry entry, Counter counter) {
        return new Journal(act, entry, counter, null, null);
    }

    static Journal within(Act act, Entry entry) {
        return new Journal(act, entry, null, null, null);
    }

    Journal heldUntil(Instant until) {
        return new Journal(act, entry, counter, reverses, until);
    }

    Journal reversing(long seq) {
        return new Journal(act, entry, counter, seq, deadline);
    }
}
