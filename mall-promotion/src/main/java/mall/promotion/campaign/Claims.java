package mall.promotion.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.orders.OrderId;
import mall.promotion.campaign.CampaignRefusal.CampaignBudgetSpent;
import mall.promotion.campaign.CampaignRefusal.CampaignChanged;
import mall.promotion.campaign.CampaignRefusal.CampaignLimitReached;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The parts that orders have in campaigns. Every count is taken by one conditional write, so that
/// it does not matter how many are placed at the same moment; all rows are touched in the same
/// order (claim, member, campaign) when they are taken and when they are given back.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Claims {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Claims(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /// @return whether anything was taken: not when the order has its part already
    boolean take(CampaignId campaign, Part part, OrderId order, MemberId member, Instant at) {
        var taken = insert(campaign, part, order, member, at).or(() -> revive(campaign, order));
        if (taken.isEmpty()) {
            if (isLive(campaign, order)) return false;
            throw new CampaignChanged(campaign);
        }
        if (!count(campaign, member)) throw new CampaignLimitReached(campaign);
        if (taken.get().budgeted() && !spend(campaign, taken.get().cost())) throw new CampaignBudgetSpent(campaign);
        return true;
    }

    /// Gives back what an order took of a campaign; a second call finds nothing.
    void giveBack(CampaignId campaign, OrderId order) {
        var released = jdbc.sql("""
                        update campaign_claim set released_at = :now
                        where order_id = :order and campaign_id = :campaign and released_at is null
                        returning member_id, cost_fen
                        """)
                .param("order", order.id())
                .param("campaign", campaign.id())
                .param("now", Timestamp.from(clock.instant()))
                .query(Released.class)
                .optional();
        if (released.isEmpty()) return;
        jdbc.sql("""
                        update campaign_member set orders = orders - 1
                        where campaign_id = :campaign and member_id = :member
                        """)
                .param("campaign", campaign.id())
                .param("member", released.get().memberId())
                .update();
        jdbc.sql("""
                        update campaign set spent_fen = spent_fen - :cost
                        where id = :campaign and budget_fen is not null and :cost > 0
                        """)
                .param("campaign", campaign.id())
                .param("cost", released.get().costFen())
                .update();
    }

    Audience audience(CampaignId campaign) {
        return jdbc.sql("select audience::text from campaign where id = :campaign")
                .param("campaign", campaign.id())
                .query((row, _) -> json.readValue(row.getString("audience"), Audience.class))
                .single();
    }

    /// The rules under which an order was placed.
    @Transactional(propagation = Propagation.SUPPORTS)
    <R extends Record> Optional<R> rules(CampaignKind<R> kind, CampaignId campaign, OrderId order) {
        return jdbc.sql("""
                        select rules::text from campaign_claim claim
                        join campaign_rules r on r.campaign_id = claim.campaign_id and r.version = claim.rules_version
                        where claim.order_id = :order and claim.campaign_id = :campaign
                        """)
                .param("order", order.id())
                .param("campaign", campaign.id())
                .query(String.class)
                .optional()
                .map(rules -> json.readValue(rules, kind.rules()));
    }

    /// A pause, an end or an edit that was committed before this is never missed, however old the
    /// snapshot was that the price was made from.
    private Optional<Taken> insert(CampaignId campaign, Part part, OrderId order, MemberId member, Instant at) {
        return jdbc.sql("""
                        insert into campaign_claim
                            (order_id, campaign_id, member_id, rules_version, cost_fen, claimed_at)
                        select :order, id, :member, rules_version, :cost, :at from campaign
                        where id = :campaign and state = 'SCHEDULED' and rules_version = :version
                          and starts_at <= :at and ends_at > :at
                        on conflict (order_id, campaign_id) do nothing
                        returning cost_fen, (select budget_fen is not null from campaign where id = campaign_id) as budgeted
                        """)
                .param("order", order.id())
                .param("campaign", campaign.id())
                .param("member", member.id())
                .param("version", part.version())
                .param("cost", part.cost().fen())
                .param("at", Timestamp.from(at))
                .query(Claims::taken)
                .optional();
    }

    /// An order that was undone and is brought back by a late payment keeps its promise, also when
    /// the campaign is over by now; only what is scarce must still be there.
    private Optional<Taken> revive(CampaignId campaign, OrderId order) {
        return jdbc.sql("""
                        update campaign_claim set released_at = null
                        where order_id = :order and campaign_id = :campaign and released_at is not null
                        returning cost_fen, (select budget_fen is not null from campaign where id = campaign_id) as budgeted
                        """)
                .param("order", order.id())
                .param("campaign", campaign.id())
                .query(Claims::taken)
                .optional();
    }

    private boolean isLive(CampaignId campaign, OrderId order) {
        return jdbc.sql("""
                        select exists (select from campaign_claim
                            where order_id = :order and campaign_id = :campaign and released_at is null)
                        """)
                .param("order", order.id())
                .param("campaign", campaign.id())
                .query(Boolean.class)
                .single();
    }

    private boolean count(CampaignId campaign, MemberId member) {
        return jdbc.sql("""
                        insert into campaign_member (campaign_id, member_id, orders) values (:campaign, :member, 1)
                        on conflict (member_id, campaign_id) do update set orders = campaign_member.orders + 1
                        where campaign_member.orders <
                            coalesce((select orders_per_member from campaign where id = :campaign), 2147483647)
                        """)
                        .param("campaign", campaign.id())
                        .param("member", member.id())
                        .update()
                == 1;
    }

    private boolean spend(CampaignId campaign, Money cost) {
        return jdbc.sql("""
                        update campaign set spent_fen = spent_fen + :cost
                        where id = :campaign and (budget_fen is null or spent_fen + :cost <= budget_fen)
                        """)
                        .param("campaign", campaign.id())
                        .param("cost", cost.fen())
                        .update()
                == 1;
    }

    private static Taken taken(ResultSet row, int number) throws SQLException {
        return new Taken(Money.ofFen(row.getLong("cost_fen")), row.getBoolean("budgeted"));
    }

    private record Taken(Money cost, boolean budgeted) {}

    private record Released(UUID memberId, long costFen) {}
}
