package mall.promotion.campaign;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.orders.OrderEvent;
import mall.domain.orders.OrderEvent.OrderCancelled;
import mall.domain.orders.OrderEvent.OrderPaid;
import mall.domain.orders.OrderId;
import mall.domain.orders.views.BuyerRecord;
import mall.domain.snapshots.SnapshotCache;
import mall.domain.snapshots.Snapshots;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whoever has never paid for an order that stood. As a newcomer one places one order: the row of
/// the member decides between two that race, and is free again when that order is undone.
@Component
class Newcomers implements AudienceKind {

    static final String CODE = "newcomers";

    private final BuyerRecord buyers;
    private final JdbcClient jdbc;
    private final SnapshotCache<MemberId, Boolean> cache;

    Newcomers(BuyerRecord buyers, JdbcClient jdbc, Snapshots snapshots) {
        this.buyers = buyers;
        this.jdbc = jdbc;
        this.cache = snapshots.cache("campaign.newcomers", 200_000, this::load);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public String title() {
        return "新人";
    }

    @Override
    public boolean admits(MemberId member, List<String> values) {
        return cache.get(member).orElse(false);
    }

    @Override
    public List<MemberId> among(List<MemberId> members, List<String> values) {
        var bought = buyers.whoBought(members);
        var ordered = whoOrdered(members);
        return members.stream()
                .filter(member -> !bought.contains(member) && !ordered.contains(member))
                .toList();
    }

    /// Of several orders of one member the first is the one.
    @Override
    public Set<OrderId> claim(Map<OrderId, MemberId> orders, List<String> values) {
        var first = new LinkedHashMap<MemberId, OrderId>();
        orders.forEach((order, member) -> first.putIfAbsent(member, order));
        var mine = take(first);
        mine.removeAll(buyers.whoBought(mine));
        first.keySet().forEach(cache::invalidate);
        return first.entrySet().stream()
                .filter(entry -> mine.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .collect(toSet());
    }

    /// Several promotions for newcomers may meet in one order. Of two orders that are placed at once
    /// the second waits here for the first.
    private Set<MemberId> take(Map<MemberId, OrderId> orders) {
        return jdbc
                .sql("""
                        insert into newcomer_order (member_id, order_id)
                        select member_id, order_id from unnest(:members, :orders) as wanted (member_id, order_id)
                        order by member_id
                        on conflict (member_id) do update set order_id = excluded.order_id
                        where newcomer_order.order_id = excluded.order_id
                        returning member_id
                        """)
                .param("members", Columns.ids(orders.keySet(), MemberId::id))
                .param("orders", Columns.ids(orders.values(), OrderId::id))
                .query(UUID.class)
                .list()
                .stream()
                .map(MemberId::new)
                .collect(toCollection(HashSet::new));
    }

    @Override
    public void release(Map<OrderId, MemberId> orders) {
        jdbc.sql("""
                        delete from newcomer_order
                        where (member_id, order_id) in (select * from unnest(:members, :orders))
                        """)
                .param("members", Columns.ids(orders.values(), MemberId::id))
                .param("orders", Columns.ids(orders.keySet(), OrderId::id))
                .update();
        orders.values().forEach(cache::invalidate);
    }

    @EventListener
    void on(OrderEvent event) {
        if (event instanceof OrderPaid || event instanceof OrderCancelled) cache.invalidate(event.buyer());
    }

    private Map<MemberId, Boolean> load(Set<MemberId> members) {
        var newcomers = Set.copyOf(among(List.copyOf(members), List.of()));
        return members.stream().collect(toMap(member -> member, newcomers::contains));
    }

    private Set<MemberId> whoOrdered(List<MemberId> members) {
        return jdbc
                .sql("select member_id from newcomer_order where member_id = any (:members)")
                .param("members", Columns.ids(members, MemberId::id))
                .query(UUID.class)
                .list()
                .stream()
                .map(MemberId::new)
                .collect(toSet());
    }
}
