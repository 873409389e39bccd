package mall.promotion.campaign;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.snapshots.SnapshotCache;
import mall.domain.snapshots.Snapshots;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How much of the limits is used up, as quotes see it: good enough to promise nothing that is
/// gone. The truth is decided by [Claims] when an order is placed.
@Component
class Use {

    private static final String ALL = "all";

    /// So long a campaign may be promised after its budget is spent: the order is then refused.
    private static final Duration SPENT_KEPT = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final SnapshotCache<MemberId, Map<CampaignId, Integer>> orders;
    private final SnapshotCache<String, Map<CampaignId, Money>> spent;

    Use(JdbcClient jdbc, Snapshots snapshots) {
        this.jdbc = jdbc;
        this.orders = snapshots.cache("campaign.members", 200_000, this::loadOrders);
        this.spent = snapshots.cache("campaign.spent", 1, SPENT_KEPT, _ -> Map.of(ALL, loadSpent()));
    }

    boolean isLimitReached(Campaign<?> campaign, MemberId member) {
        var limit = campaign.limits().ordersPerMember();
        return limit != null && orders.get(member).orElse(Map.of()).getOrDefault(campaign.id(), 0) >= limit;
    }

    boolean isBudgetShortOf(Campaign<?> campaign, Money cost) {
        var budget = campaign.limits().budget();
        return budget != null
                && spent.get(ALL)
                        .orElse(Map.of())
                        .getOrDefault(campaign.id(), Money.ZERO)
                        .plus(cost)
                        .isMoreThan(budget);
    }

    /// In the transaction that takes or gives back.
    void changed(MemberId member) {
        orders.invalidate(member);
    }

    private Map<MemberId, Map<CampaignId, Integer>> loadOrders(Set<MemberId> members) {
        var loaded = new HashMap<MemberId, Map<CampaignId, Integer>>();
        members.forEach(member -> loaded.put(member, new HashMap<>()));
        jdbc.sql("""
                        select m.member_id, m.campaign_id, m.orders
                        from campaign_member m join campaign c on c.id = m.campaign_id
                        where m.member_id in (:members) and m.orders > 0 and c.state <> 'ENDED'
                        """)
                .param("members", members.stream().map(MemberId::id).toList())
                .query(row -> {
                    var mine = loaded.get(new MemberId(row.getObject("member_id", UUID.class)));
                    if (mine != null) {
                        mine.put(new CampaignId(row.getObject("campaign_id", UUID.class)), row.getInt("orders"));
                    }
                });
        return loaded;
    }

    private Map<CampaignId, Money> loadSpent() {
        var loaded = new HashMap<CampaignId, Money>();
        jdbc.sql("select id, spent_fen from campaign where state = 'SCHEDULED' and budget_fen is not null")
                .query(row -> {
                    loaded.put(new CampaignId(row.getObject("id", UUID.class)), Money.ofFen(row.getLong("spent_fen")));
                });
        return loaded;
    }
}
