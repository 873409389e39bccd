package mall.domain.orders;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Refusal;
import mall.domain.orders.BasketRefusal.OrderFailed;
import mall.domain.orders.Outcome.Aside;
import mall.domain.orders.Outcome.Failed;
import mall.domain.orders.Outcome.Told;
import mall.domain.orders.Placed.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Places purchases that one caller brings together: those whose plays share in one transaction, the
/// others each in one of its own.
@Component
class SeveralPurchases {

    private static final Logger log = LoggerFactory.getLogger(SeveralPurchases.class);

    private final Drafting drafting;
    private final PlacedBefore before;
    private final OrderCommits commits;

    SeveralPurchases(Drafting drafting, PlacedBefore before, OrderCommits commits) {
        this.drafting = drafting;
        this.before = before;
        this.commits = commits;
    }

    List<Placed> place(List<Purchase> purchases) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("what is answered must be committed");
        }
        var attempts = purchases.stream().map(this::attempt).toList();
        var outcomes = commits.together(attempts.stream()
                .flatMap(attempt -> attempt instanceof Ready(var draft) ? Stream.of(draft) : Stream.empty())
                .filter(OrderDraft::shared)
                .toList());
        var repeats = repeats(attempts);
        return attempts.stream()
                .map(attempt -> switch (attempt) {
                    case Ready(var draft) -> placed(draft, outcomes.get(draft.id()));
                    case Unfit(var key, var why) -> repeats.getOrDefault(key, new Refused(why));
                })
                .toList();
    }

    private Attempt attempt(Purchase purchase) {
        try {
            return new Ready(drafting.draft(purchase));
        } catch (Refusal no) {
            return new Unfit(purchase.key(), no);
        } catch (RuntimeException failure) {
            return new Unfit(purchase.key(), failed(failure));
        }
    }

    /// What cannot be bought any more may have been bought under the same key.
    private Map<IdempotencyKey, Placed> repeats(List<Attempt> attempts) {
        var keys = attempts.stream()
                .flatMap(attempt -> attempt instanceof Unfit unfit ? Stream.of(unfit.key()) : Stream.empty())
                .distinct()
                .toList();
        var found = before.findAll(keys);
        var repeats = new HashMap<IdempotencyKey, Placed>();
        for (int i = 0; i < found.size(); i++) {
            var key = keys.get(i);
            found.get(i).ifPresent(placed -> repeats.put(key, placed));
        }
        return repeats;
    }

    private Placed placed(OrderDraft draft, @Nullable Outcome outcome) {
        return switch (outcome) {
            case Told(var placed) -> placed;
            case Failed(var why) -> new Refused(failed(why));
            case Aside() -> alone(draft);
            case null -> alone(draft);
        };
    }

    private Placed alone(OrderDraft draft) {
        try {
            return commits.alone(draft);
        } catch (RuntimeException failure) {
            return new Refused(failed(failure));
        }
    }

    private static Refusal failed(RuntimeException failure) {
        if (Trouble.isAway(failure)) throw failure;
        log.error("An order could not be placed", failure);
        return new OrderFailed();
    }

    private sealed interface Attempt {}

    private record Ready(OrderDraft draft) implements Attempt {}

    private record Unfit(IdempotencyKey key, Refusal why) implements Attempt {}
}
