package mall.domain.snapshots;

import org.jspecify.annotations.Nullable;

/// Carries word of changes between replicas. What is told is heard by the others, or it is known
/// that this replica hears nothing.
interface Grapevine {

    /// Tells all other replicas; never blocks.
    ///
    /// @param key the text of the changed key; null when all of the cache is concerned
    void tell(String cache, @Nullable String key);

    /// Is word reaching this replica at the moment?
    boolean isHeard();

    void listen(Hearer hearer);

    interface Hearer {

        void changed(String cache, @Nullable String key);

        void mayHaveMissedWord();
    }
}
