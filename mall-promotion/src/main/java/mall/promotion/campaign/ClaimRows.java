package mall.promotion.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mall.domain.kernel.Money;
import mall.domain.orders.OrderId;
import mall.promotion.campaign.Claim.State;
import mall.promotion.campaign.Claim.Wanted;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Which order has which part of which campaign.
@Component
class ClaimRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ClaimRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /// How things stand for each, in their order. What an order has or had is held until the
    /// transaction ends. A pause, an end or an edit that was committed before this is never missed,
    /// however old the snapshot was that the price was made from.
    List<Claim> look(List<Wanted> wanted) {
        return jdbc.sql("""
                        select c.audience::text, c.budget_fen is not null as budgeted, claim.cost_fen,
                            case when claim.is_live then 'LIVE' when not claim.is_live then 'RELEASED'
                                when c.state = 'SCHEDULED' and c.rules_version between wanted.version and wanted.newest
                                    and c.starts_at <= wanted.at and c.ends_at > wanted.at then 'OPEN'
                                else 'CHANGED' end as standing
                        from unnest(:orders, :campaigns, :versions, :newest, :instants) with ordinality
                            as wanted (order_id, campaign_id, version, newest, at, no)
                        left join campaign c on c.id = wanted.campaign_id
                        left join lateral (
                            select cost_fen, released_at is null as is_live from campaign_claim
                            where order_id = wanted.order_id and campaign_id = wanted.campaign_id for update
                        ) claim on true
                        order by wanted.no
                        """)
                .param("orders", Columns.ids(wanted, one -> one.order().id()))
                .param("campaigns", Columns.ids(wanted, one -> one.campaign().id()))
                .param("versions", Columns.counts(wanted, one -> one.part().version()))
                .param("newest", Columns.counts(wanted, Wanted::newest))
                .param("instants", Columns.instants(wanted, Wanted::at))
                .query(claims(wanted))
                .list();
    }

    private RowMapper<Claim> claims(List<Wanted> wanted) {
        var audiences = new HashMap<String, Audience>();
        return (row, number) -> claim(wanted.get(number), row, audiences);
    }

    /// @param audiences that were read before: thousands of orders are of a handful of campaigns
    private Claim claim(Wanted wanted, ResultSet row, Map<String, Audience> audiences) throws SQLException {
        var cost = row.getObject("cost_fen", Long.class);
        return new Claim(
                wanted,
                cost == null ? wanted.part() : new Part(wanted.part().version(), Money.ofFen(cost)),
                State.valueOf(row.getString("standing")),
                row.getBoolean("budgeted"),
                audience(row.getString("audience"), audiences));
    }

    private @Nullable Audience audience(@Nullable String text, Map<String, Audience> audiences) {
        return text == null ? null : audiences.computeIfAbsent(text, one -> json.readValue(one, Audience.class));
    }

    /// Writes down that orders have their parts. What they cost, and by which rules, stays what it was
    /// where an order is brought back.
    void write(List<Claim> claims) {
        if (claims.isEmpty()) return;
        var written = jdbc.sql("""
                        insert into campaign_claim
                            (order_id, campaign_id, member_id, rules_version, cost_fen, claimed_at)
                        select * from unnest(:orders, :campaigns, :members, :versions, :costs, :instants)
                        on conflict (order_id, campaign_id) do update set released_at = null
                        where campaign_claim.released_at is not null
                        """)
                .param("orders", Columns.ids(claims, claim -> claim.order().id()))
                .param(
                        "campaigns",
                        Columns.ids(claims, claim -> claim.campaign().id()))
                .param("members", Columns.ids(claims, claim -> claim.member().id()))
                .param("versions", Columns.counts(claims, claim -> claim.part().version()))
                .param("costs", Columns.money(claims, Claim::cost))
                .param(
                        "instants",
                        Columns.instants(claims, claim -> claim.wanted().at()))
                .update();
        if (written != claims.size()) {
            throw new IllegalStateException("%d of %d claims written".formatted(written, claims.size()));
        }
    }

    /// @return what was taken off by each campaign of which the order had a live part
    Map<CampaignId, Money> release(OrderId order, Collection<CampaignId> campaigns) {
        var released = new HashMap<CampaignId, Money>();
        jdbc.sql("""
                        update campaign_claim set released_at = :now
                        where order_id = :order and campaign_id = any (:campaigns) and released_at is null
                        returning campaign_id, cost_fen
                        """)
                .param("order", order.id())
                .param("campaigns", Columns.ids(campaigns, CampaignId::id))
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    released.put(
                            new CampaignId(row.getObject("campaign_id", UUID.class)),
                            Money.ofFen(row.getLong("cost_fen")));
                });
        return released;
    }

    /// The rules under which an order was placed.
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
}
