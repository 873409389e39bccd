package mall.member.members;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.orders.BuyerStanding;
import mall.domain.snapshots.SnapshotCache;
import mall.domain.snapshots.Snapshots;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// What every look at a cart must know of a member; costs no SQL while it is warm.
@Component
class Standings implements BuyerStanding {

    private final JdbcClient jdbc;
    private final SnapshotCache<MemberId, Standing> cache;

    Standings(JdbcClient jdbc, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.cache = snapshots.cache("members.standings", 200_000, this::load);
    }

    Standing of(MemberId member) {
        return cache.get(member).orElseThrow(() -> new NotFound("member", member));
    }

    /// Not from memory, and held until the transaction ends: an order that is being placed and its
    /// buyer's erasure would else both find nothing of the other.
    @Override
    public void requireMayBuy(MemberId member) {
        var mayBuy = jdbc.sql("select state = 'ACTIVE' from member where id = :member for share")
                .param("member", member.id())
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new NotFound("member", member));
        if (!mayBuy) throw new ShopperBlocked();
    }

    @Override
    public Set<MemberId> whoMayBuy(Set<MemberId> members) {
        return jdbc
                .sql("""
                        select id from member where id = any (:members) and state = 'ACTIVE'
                        for share skip locked
                        """)
                .param(
                        "members",
                        new SqlArrayValue(
                                "uuid", members.stream().map(MemberId::id).toArray()))
                .query(UUID.class)
                .list()
                .stream()
                .map(MemberId::new)
                .collect(Collectors.toSet());
    }

    /// Whatever happened to him, in the transaction in which it does.
    @EventListener
    void on(MemberEvent event) {
        cache.invalidate(event.member());
    }

    private Map<MemberId, Standing> load(Set<MemberId> members) {
        return jdbc
                .sql("""
                        select id, phone_index is not null as has_phone from member where id in (:members)
                        """)
                .param("members", members.stream().map(MemberId::id).toList())
                .query((row, _) -> Map.entry(
                        new MemberId(row.getObject("id", UUID.class)), new Standing(row.getBoolean("has_phone"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    record Standing(boolean hasPhone) {}
}
