package mall.domain.orders;

import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import mall.domain.kernel.Idempotency;
import mall.domain.kernel.Idempotency.KeyInFlight;
import mall.domain.kernel.Idempotency.Look;
import mall.domain.kernel.Idempotency.Unusable;
import mall.domain.kernel.Idempotency.Unused;
import mall.domain.kernel.Idempotency.Used;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Money;
import mall.domain.orders.Placed.Ordered;
import mall.domain.orders.Placed.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Which requests have been answered with an order, so that a repeat is answered with the same.
@Component
@Transactional
class PlacedBefore {

    private final Idempotency idempotency;
    private final JdbcClient jdbc;

    PlacedBefore(Idempotency idempotency, JdbcClient jdbc) {
        this.idempotency = idempotency;
        this.jdbc = jdbc;
    }

    /// Takes the keys of drafts for this transaction.
    ///
    /// @return what is to be said of those that are no new requests: the order that was placed under
    /// the key, or why the key serves nobody now
    Map<OrderId, Placed> find(List<OrderDraft> drafts) {
        var found = findAll(drafts.stream().map(OrderDraft::key).toList());
        var told = new HashMap<OrderId, Placed>();
        for (int i = 0; i < found.size(); i++) {
            var draft = drafts.get(i);
            found.get(i).ifPresent(placed -> told.put(draft.id(), placed));
        }
        return told;
    }

    /// The same for requests of which no draft could be made, in their order.
    List<Optional<Placed>> findAll(List<IdempotencyKey> keys) {
        if (keys.isEmpty()) return List.of();
        var looks = idempotency.look(keys);
        var orders = orders(looks);
        return looks.stream()
                .map(look -> Optional.<Placed>ofNullable(
                        switch (look) {
                            case Unused() -> null;
                            case Used(var order) -> orders.get(new OrderId(order));
                            case Unusable(var why) -> new Refused(why);
                        }))
                .toList();
    }

    /// @return those under whose keys an order was placed meanwhile: theirs must not be
    Map<OrderId, KeyInFlight> remember(List<OrderDraft> placed) {
        var made = placed.stream()
                .collect(toMap(OrderDraft::key, draft -> draft.id().id()));
        var late = idempotency.remember(made);
        return placed.stream()
                .filter(draft -> late.containsKey(draft.key()))
                .collect(toMap(OrderDraft::id, draft -> Objects.requireNonNull(late.get(draft.key()))));
    }

    private Map<OrderId, Ordered> orders(List<Look> looks) {
        var ids = looks.stream()
                .flatMap(look -> look instanceof Used(var id) ? Stream.of(id) : Stream.empty())
                .toArray();
        if (ids.length == 0) return Map.of();
        return jdbc
                .sql("select id, number, payable_fen, pay_by from customer_order where id = any (:ids)")
                .param("ids", new SqlArrayValue("uuid", ids))
                .query((row, _) -> new Ordered(
                        new OrderId(row.getObject("id", UUID.class)),
                        new OrderNumber(row.getString("number")),
                        Money.ofFen(row.getLong("payable_fen")),
                        row.getTimestamp("pay_by").toInstant(),
                        true))
                .list()
                .stream()
                .collect(toMap(Ordered::order, order -> order));
    }
}
