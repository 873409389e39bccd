package mall.member.ledger;

import java.util.UUID;
import java.util.regex.Pattern;

/// Why value moves: what books it once, however often it is asked for, and what owns a hold.
///
/// @param kind one word of whoever books: `order-points`, `check-in`
/// @param key which one: an id, a day
public record LedgerCause(String kind, String key) {

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public LedgerCause {
        if (!KIND.matcher(kind).matches()) throw new IllegalArgumentException("no kind of cause: " + kind);
        if (key.isBlank() || key.length() > 100) throw new IllegalArgumentException("no key of a cause: " + key);
    }

    public static LedgerCause of(String kind, UUID id) {
        return new LedgerCause(kind, id.toString());
    }

    @Override
    public String toString() {
        return kind + ":" + key;
    }
}
