package mall.domain.snapshots;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The keys of one cache that the transaction of this thread has changed and not yet committed.
final class PendingChanges {

    private final Consumer<@Nullable String> committed;

    /// @param committed told each changed key after the commit, null for all
    PendingChanges(Consumer<@Nullable String> committed) {
        this.committed = committed;
    }

    void add(@Nullable String key) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            committed.accept(key);
            return;
        }
        var changes = (Changes) TransactionSynchronizationManager.getResource(this);
        if (changes == null) {
            changes = new Changes();
            TransactionSynchronizationManager.bindResource(this, changes);
            TransactionSynchronizationManager.registerSynchronization(changes);
        }
        changes.keys.add(key);
    }

    boolean concerns(String key) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) return false;
        var changes = (Changes) TransactionSynchronizationManager.getResource(this);
        return changes != null && (changes.keys.contains(key) || changes.keys.contains(null));
    }

    private final class Changes implements TransactionSynchronization {

        private final Set<@Nullable String> keys = new HashSet<>();

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(PendingChanges.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(PendingChanges.this, this);
        }

        @Override
        public void afterCommit() {
            if (keys.contains(null)) committed.accept(null);
            else keys.forEach(committed);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(PendingChanges.this);
            // The commit may have happened although its answer was lost.
            if (status == STATUS_UNKNOWN) afterCommit();
        }
    }
}
