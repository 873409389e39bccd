package mall.domain.runtime;

import org.jspecify.annotations.Nullable;

/// What a crowd will ask for all at once, done beforehand as often as there is time: a process that
/// has just started runs code that is not compiled yet, with caches and connections that are still
/// to be made, at a fraction of its speed, and a sale is over before that changes.
public interface Warmup {

    /// For what it should be done now: a session that is open or opens soon. It is done once for
    /// each occasion, and a process that starts while there is one is not ready before.
    ///
    /// @return null when nobody will be in a hurry soon
    @Nullable
    Object occasion();

    /// Does it once, by the code that does it in earnest, and leaves nothing behind: what it writes is
    /// rolled back.
    void turn();
}
