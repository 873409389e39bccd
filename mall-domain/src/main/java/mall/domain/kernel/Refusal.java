package mall.domain.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

/// The business says no, and what was begun is undone. A subclass names one reason
/// ("OutOfStock"), carries its code, and leaves the mall as a problem document whose `code` it
/// is; every code is listed in docs/problems.md.
///
/// A refusal is an answer, not an accident: it has no stack trace and is not logged as an error.
public abstract class Refusal extends RuntimeException {

    /// What kind of no: decides the HTTP status, without this package knowing HTTP.
    public enum Kind {
        /// The state of things says no (409).
        CONFLICT,
        /// There is no such thing, or it is not yours (404).
        ABSENT,
        /// What was said makes no sense (400).
        INVALID,
        /// You may not (403).
        FORBIDDEN,
        /// Who are you? (401)
        UNKNOWN_CALLER,
        /// What you looked at has changed meanwhile (412).
        STALE,
        /// The key was used for something else (422).
        KEY_REUSED,
        /// Too often (429).
        TOO_MANY,
        /// Something that we need is away; try again (503).
        AWAY
    }

    private final String code;
    private final Kind kind;
    private final Map<String, Object> facts = new LinkedHashMap<>();

    /// @param code lower-case words joined by dashes, as in docs/problems.md
    /// @param facts pairs of a name and a value that the client may show: `"sku", skuId,
    /// "available", 3`
    protected Refusal(Kind kind, String code, Object... facts) {
        super(code, null, false, false);
        this.kind = kind;
        this.code = code;
        for (int i = 0; i + 1 < facts.length; i += 2) this.facts.put((String) facts[i], facts[i + 1]);
    }

    protected Refusal(String code, Object... facts) {
        this(Kind.CONFLICT, code, facts);
    }

    public final Kind kind() {
        return kind;
    }

    public final String code() {
        return code;
    }

    /// The facts in the order in which they were given; values are strings, numbers, booleans,
    /// ids, money, or lists and records of them.
    public final Map<String, Object> facts() {
        return Map.copyOf(facts);
    }

    @Override
    public final String getMessage() {
        return facts.isEmpty() ? code : code + " " + facts;
    }
}
