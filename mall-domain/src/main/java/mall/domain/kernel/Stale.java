package mall.domain.kernel;

/// Somebody else was faster: what was to be changed is no longer what its editor looked at. The
/// console shows the new state and asks again.
public final class Stale extends Refusal {

    /// @param what the kind of thing, one word: `product`, `setting`
    /// @param expected the version that the editor saw
    /// @param actual the version that it has now
    public Stale(String what, Object id, long expected, long actual) {
        super(Kind.STALE, "stale-version", "what", what, "id", id.toString(), "expected", expected, "actual", actual);
    }

    /// Refuses when the versions differ.
    public static void check(String what, Object id, long expected, long actual) {
        if (expected != actual) throw new Stale(what, id, expected, actual);
    }
}
