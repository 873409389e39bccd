package mall.domain.runtime;

/// What must not wait for a connection while a crowd holds them all: WeChat's callbacks, which have to
/// be acknowledged within seconds, and the question whether the mall is well. Such work takes what is
/// idle among the ordinary connections, and else one of a few that nobody else gets.
///
/// It must be short and call nobody outside, or the few are soon as busy as the many.
public final class ReservedConnections {

    private static final ScopedValue<Boolean> ALLOWED = ScopedValue.newInstance();

    private ReservedConnections() {}

    /// Does the work, in this thread, with the reserved connections at its disposal.
    public static <R, X extends Throwable> R allow(ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(ALLOWED, true).call(work);
    }

    static boolean areAllowed() {
        return ALLOWED.isBound();
    }
}
