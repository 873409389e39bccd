package mall.domain.orders;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import mall.domain.orders.Outcome.Failed;
import mall.domain.orders.Outcome.Told;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Places drafts in transactions of their own, as many as possible in one. Whoever is refused is left
/// out. What passes, a deadlock or a connection that broke, is tried again: keys make sure that what
/// was committed unheard is not placed twice. What the database cannot bear is split until the one
/// that it cannot bear is alone.
@Component
class OrderCommits {

    private static final int MOST_ATTEMPTS = 3;

    private final Placing placing;
    private final TransactionTemplate transaction;

    OrderCommits(Placing placing, TransactionTemplate transaction) {
        this.placing = placing;
        this.transaction = transaction;
    }

    /// @return an outcome for each
    Map<OrderId, Outcome> together(List<OrderDraft> drafts) {
        var outcomes = new HashMap<OrderId, Outcome>();
        var groups = new ArrayDeque<List<OrderDraft>>();
        groups.push(drafts);
        while (!groups.isEmpty()) {
            var group = groups.pop();
            if (group.isEmpty()) continue;
            try {
                var round = persistently(() -> placing.together(group));
                outcomes.putAll(round.outcomes());
                groups.push(round.open());
            } catch (RuntimeException failure) {
                if (isAway(failure)) {
                    groups.push(group);
                    groups.forEach(left -> fail(left, failure, outcomes));
                    return outcomes;
                }
                if (group.size() == 1) fail(group, failure, outcomes);
                else split(group).forEach(groups::push);
            }
        }
        return outcomes;
    }

    /// In the caller's transaction when there is one.
    Placed alone(OrderDraft draft) {
        var round = TransactionSynchronizationManager.isActualTransactionActive()
                ? once(() -> placing.alone(draft))
                : persistently(() -> placing.alone(draft));
        return switch (Objects.requireNonNull(round.outcomes().get(draft.id()))) {
            case Told(var placed) -> placed;
            case Outcome other -> throw new IllegalStateException("alone and yet " + other);
        };
    }

    private Round persistently(Supplier<Round> attempt) {
        for (int attempts = 1; ; attempts++) {
            try {
                return once(attempt);
            } catch (RuntimeException failure) {
                if (attempts == MOST_ATTEMPTS || !mayPass(failure)) throw failure;
            }
        }
    }

    private Round once(Supplier<Round> attempt) {
        return transaction.execute(status -> {
            var round = attempt.get();
            if (round.mustBeUndone()) status.setRollbackOnly();
            return round;
        });
    }

    private static void fail(Collection<OrderDraft> drafts, RuntimeException why, Map<OrderId, Outcome> outcomes) {
        drafts.forEach(draft -> outcomes.put(draft.id(), new Failed(why)));
    }

    private static List<List<OrderDraft>> split(List<OrderDraft> group) {
        var middle = group.size() / 2;
        return List.of(group.subList(middle, group.size()), group.subList(0, middle));
    }

    private static boolean mayPass(RuntimeException failure) {
        return switch (failure) {
            case CannotCreateTransactionException _ -> false;
            case TransactionException _ -> true;
            case TransientDataAccessException _ -> true;
            case RecoverableDataAccessException _ -> true;
            case DataAccessResourceFailureException _ -> true;
            case UncategorizedDataAccessException _ -> true;
            default -> false;
        };
    }

    /// Nobody else would fare better.
    static boolean isAway(RuntimeException failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof DataAccessResourceFailureException;
    }
}
