package mall.domain.kernel;

/// Somebody else has changed it since you looked: look again before you change it.
public final class StaleVersion extends Refusal {

    /// @param what the kind of thing, one word: `product`, `setting`
    public StaleVersion(String what, Object id) {
        super(Kind.STALE, "stale-version", "what", what, "id", id.toString());
    }
}
