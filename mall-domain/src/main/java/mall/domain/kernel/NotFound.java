package mall.domain.kernel;

/// There is no such thing, or it belongs to somebody else: the two are not told apart, so that
/// nobody can ask which ids exist.
public final class NotFound extends Refusal {

    /// @param what the kind of thing, one word: `order`, `address`
    public NotFound(String what, Object id) {
        super(Kind.ABSENT, "not-found", "what", what, "id", id.toString());
    }
}
