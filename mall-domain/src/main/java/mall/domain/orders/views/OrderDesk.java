package mall.domain.orders.views;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Slice;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderState;
import mall.domain.orders.PhoneIndex;
import mall.domain.privacy.PersonalCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Orders as those see them who work on them.
@Component
@Transactional(readOnly = true)
public class OrderDesk {

    private static final int TAIL = 4;

    /// How far a search by title looks back: titles have no index, since every order would pay
    /// for it.
    private static final Duration TITLE_REACH = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final OrderRows rows;
    private final OrderDetails details;
    private final PersonalCipher cipher;
    private final Clock clock;

    OrderDesk(JdbcClient jdbc, OrderRows rows, OrderDetails details, PersonalCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.details = details;
        this.cipher = cipher;
        this.clock = clock;
    }

    /// With the receiver in clear: mask it for whoever need not know.
    public OrderDetail detail(OrderId id) {
        return details.find(id).orElseThrow(() -> new NotFound("order", id));
    }

    /// Who did what, oldest first.
    public List<HistoryEntry> history(OrderId id) {
        return jdbc.sql("select at, actor, action, note from order_history where order_id = :id order by at, id")
                .param("id", id.id())
                .query((row, _) -> new HistoryEntry(
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("note")))
                .list();
    }

    /// Newest first.
    ///
    /// @param before the last one of the page before
    public Slice<OrderSummary> search(OrderSearch search, @Nullable OrderId before, int limit) {
        var conditions = new Conditions();
        conditions.add("number = :number", "number", search.number());
        phone(conditions, search.phone());
        title(conditions, search);
        conditions.add(
                "buyer_id = :buyer",
                "buyer",
                search.buyer() == null ? null : search.buyer().id());
        conditions.add(
                "state = any (:states)",
                "states",
                search.states().isEmpty() ? null : OrderViews.states(search.states()));
        conditions.add(
                "state in ('PAID', 'PARTLY_SHIPPED') and ship_by < :now",
                "now",
                search.late() ? timestamp(clock.instant()) : null);
        conditions.add("placed_at >= :from", "from", timestamp(search.from()));
        conditions.add("placed_at < :until", "until", timestamp(search.until()));
        conditions.add("id < :before", "before", before == null ? null : before.id());
        return rows.slice(String.join(" and ", conditions.clauses), conditions.values, limit);
    }

    /// How many orders wait to be shipped.
    public Map<OrderState, Integer> waiting() {
        var counts = new EnumMap<OrderState, Integer>(OrderState.class);
        counts.put(OrderState.PAID, 0);
        counts.put(OrderState.PARTLY_SHIPPED, 0);
        jdbc.sql("""
                        select state, count(*) as orders from customer_order
                        where state in ('PAID', 'PARTLY_SHIPPED') group by state
                        """)
                .query((row, _) -> counts.put(OrderState.valueOf(row.getString("state")), row.getInt("orders")))
                .list();
        return counts;
    }

    private void phone(Conditions conditions, @Nullable String phone) {
        if (phone == null) return;
        if (phone.length() == TAIL) {
            conditions.add("phone_tail_index = :phone", "phone", PhoneIndex.tail(phone, cipher));
        } else {
            conditions.add("phone_index = :phone", "phone", PhoneIndex.whole(phone, cipher));
        }
    }

    private void title(Conditions conditions, OrderSearch search) {
        if (search.title() == null) return;
        conditions.add(
                "exists (select from order_line where order_id = o.id and strpos(lower(title), lower(:title)) > 0)",
                "title",
                search.title());
        if (search.from() != null) return;
        conditions.add("placed_at >= :reach", "reach", timestamp(clock.instant().minus(TITLE_REACH)));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    /// What must hold of an order that is found.
    private static final class Conditions {

        private final List<String> clauses = new ArrayList<>(List.of("true"));
        private final Map<String, Object> values = new HashMap<>();

        void add(String clause, String name, @Nullable Object value) {
            if (value == null) return;
            clauses.add(clause);
            values.put(name, value);
        }
    }
}
