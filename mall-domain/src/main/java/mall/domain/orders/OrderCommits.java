package mall.domain.orders;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import mall.domain.orders.BasketRefusal.CheckoutBusy;
import mall.domain.orders.Outcome.Failed;
import mall.domain.orders.Outcome.Told;
import mall.domain.orders.Placed.Ordered;
import mall.domain.orders.Placed.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Places drafts in transactions of their own, as many as possible in one. Whoever is refused is left
/// out. What passes, a deadlock or a connection that broke, is tried again: keys make sure that what
/// was committed unheard is not placed twice. What the database cannot bear is split until the one
/// that it cannot bear is alone.
@Component
class OrderCommits {

    private static final int MOST_ATTEMPTS = 3;

    /// Orders that are placed together wait so long for each row: nobody stops the orders of all.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// Once they were held up: there are many parts to be tried.
    private static final Duration LITTLE_PATIENCE = Duration.ofMillis(100);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Placing placing;
    private final PlacedBefore before;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OrderCommits(Placing placing, PlacedBefore before, JdbcClient jdbc, TransactionTemplate transaction) {
        this.placing = placing;
        this.before = before;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// @return an outcome for each
    Map<OrderId, Outcome> together(List<OrderDraft> drafts) {
        var outcomes = new HashMap<OrderId, Outcome>();
        var groups = new ArrayDeque<List<OrderDraft>>();
        groups.push(drafts);
        var patience = PATIENCE;
        while (!groups.isEmpty()) {
            var group = groups.pop();
            if (group.isEmpty()) continue;
            try {
                var round = shared(group, patience);
                outcomes.putAll(round.outcomes());
                groups.push(round.open());
            } catch (RuntimeException failure) {
                if (Trouble.isHeldUp(failure)) patience = LITTLE_PATIENCE;
                if (Trouble.isAway(failure)) {
                    groups.push(group);
                    groups.forEach(left -> fail(left, failure, outcomes));
                    return outcomes;
                }
                if (group.size() == 1) outcomes.put(group.getFirst().id(), single(group.getFirst(), failure));
                else split(group).forEach(groups::push);
            }
        }
        return outcomes;
    }

    /// In the caller's transaction when there is one.
    Placed alone(OrderDraft draft) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return told(draft, once(() -> placing.alone(draft)));
        }
        try {
            return told(draft, persistently(() -> placing.alone(draft)));
        } catch (RuntimeException failure) {
            return committed(draft).orElseThrow(() -> failure);
        }
    }

    private static Placed told(OrderDraft draft, Round round) {
        return switch (Objects.requireNonNull(round.outcomes().get(draft.id()))) {
            case Told(var placed) -> placed;
            case Outcome other -> throw new IllegalStateException("alone and yet " + other);
        };
    }

    private Round shared(List<OrderDraft> group, Duration patience) {
        return persistently(() -> {
            jdbc.sql("select set_config('lock_timeout', :patience, true)")
                    .param("patience", Long.toString(patience.toMillis()))
                    .query(String.class)
                    .single();
            return placing.together(group);
        });
    }

    private Outcome single(OrderDraft draft, RuntimeException failure) {
        if (Trouble.isHeldUp(failure)) return new Told(new Refused(new CheckoutBusy()));
        return committed(draft).<Outcome>map(Told::new).orElseGet(() -> new Failed(failure));
    }

    /// The order that there is although a failure was heard: it may have come after the commit.
    private Optional<Placed> committed(OrderDraft draft) {
        try {
            return before.findAll(List.of(draft.key())).getFirst().filter(Ordered.class::isInstance);
        } catch (RuntimeException away) {
            return Optional.empty();
        }
    }

    private Round persistently(Supplier<Round> attempt) {
        for (int attempts = 1; ; attempts++) {
            try {
                return once(attempt);
            } catch (RuntimeException failure) {
                if (attempts == MOST_ATTEMPTS || !Trouble.mayPass(failure)) throw failure;
                pause(attempts, failure);
            }
        }
    }

    /// Between two transactions, in none: whatever is in the way has a moment to pass. Whoever stops the
    /// mall ends it.
    private static void pause(int attempts, RuntimeException failure) {
        try {
            Thread.sleep(PAUSE.multipliedBy(attempts));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw failure;
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
}
