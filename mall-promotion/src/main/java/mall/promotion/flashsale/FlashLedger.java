package mall.promotion.flashsale;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.SkuId;
import mall.domain.orders.OrderId;
import mall.promotion.campaign.CampaignId;
import mall.promotion.flashsale.Wish.Customer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who bought what of flash sales, for many orders in as few statements as for one.
///
/// A member's row in a campaign guards all that he buys there: it is locked, in one order for all
/// members, before anything is counted, and whatever is given back locks it too. So nothing changes
/// between the look at what he has and the writing of what he takes. How many units a lot has is not
/// counted here: its allotment is the judge of that.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FlashLedger {

    private final JdbcClient jdbc;
    private final Clock clock;

    FlashLedger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Holds the rows of all who wish until the transaction ends.
    ///
    /// @return how many live units each of them has in his campaign
    Map<Customer, Integer> lock(List<Wish> wishes) {
        var units = new HashMap<Customer, Integer>();
        jdbc.sql("""
                        insert into flash_member (campaign_id, member_id, units)
                        select distinct campaign_id, member_id, 0
                        from unnest(:campaigns, :members) as wish (campaign_id, member_id)
                        order by campaign_id, member_id
                        on conflict (campaign_id, member_id) do update set units = flash_member.units
                        returning campaign_id, member_id, units
                        """)
                .param("campaigns", uuids(wishes, wish -> wish.campaign().id()))
                .param("members", uuids(wishes, wish -> wish.member().id()))
                .query(row -> {
                    var customer = new Customer(
                            new CampaignId(row.getObject("campaign_id", UUID.class)),
                            new MemberId(row.getObject("member_id", UUID.class)));
                    units.put(customer, row.getInt("units"));
                });
        return units;
    }

    /// How things stand for each wish, in their order. Its member's row is held.
    List<Standing> standing(List<Wish> wishes) {
        return jdbc.sql("""
                        select session.opens_at, session.closes_at, session.pay_within_minutes,
                            session.limit_per_campaign, lot.limit_per_member, coalesce(bought.units, 0) as bought,
                            purchase.order_id is not null as is_known,
                            purchase.order_id is not null and purchase.released_at is null as is_live
                        from unnest(:orders, :sessions, :skus, :members) with ordinality
                            as wish (order_id, session_id, sku_id, member_id, no)
                        left join flash_session session on session.id = wish.session_id
                        left join flash_lot lot on lot.session_id = wish.session_id and lot.sku_id = wish.sku_id
                        left join flash_bought bought on bought.session_id = wish.session_id
                            and bought.sku_id = wish.sku_id and bought.member_id = wish.member_id
                        left join flash_purchase purchase on purchase.order_id = wish.order_id
                            and purchase.session_id = wish.session_id and purchase.sku_id = wish.sku_id
                        order by wish.no
                        """)
                .param("orders", uuids(wishes, wish -> wish.order().id()))
                .param("sessions", uuids(wishes, wish -> wish.lot().session().id()))
                .param("skus", uuids(wishes, wish -> wish.lot().sku().id()))
                .param("members", uuids(wishes, wish -> wish.member().id()))
                .query(FlashLedger::standing)
                .list();
    }

    /// Writes down what was decided; an order that was undone is live again.
    void write(List<Wish> wishes) {
        jdbc.sql("""
                        with wish as (
                            select * from unnest(:orders, :sessions, :skus, :campaigns, :members, :units)
                                as wish (order_id, session_id, sku_id, campaign_id, member_id, units)
                        ), bought as (
                            insert into flash_bought (session_id, sku_id, member_id, units)
                            select session_id, sku_id, member_id, sum(units) from wish
                            group by session_id, sku_id, member_id order by session_id, sku_id, member_id
                            on conflict (session_id, sku_id, member_id)
                                do update set units = flash_bought.units + excluded.units
                        ), counted as (
                            update flash_member set units = flash_member.units + taken.units
                            from (select campaign_id, member_id, sum(units) as units from wish
                                group by campaign_id, member_id) taken
                            where flash_member.campaign_id = taken.campaign_id
                              and flash_member.member_id = taken.member_id
                        )
                        insert into flash_purchase (order_id, session_id, sku_id, campaign_id, member_id, units)
                        select order_id, session_id, sku_id, campaign_id, member_id, units from wish
                        on conflict (order_id, session_id, sku_id) do update set released_at = null
                        """)
                .param("orders", uuids(wishes, wish -> wish.order().id()))
                .param("sessions", uuids(wishes, wish -> wish.lot().session().id()))
                .param("skus", uuids(wishes, wish -> wish.lot().sku().id()))
                .param("campaigns", uuids(wishes, wish -> wish.campaign().id()))
                .param("members", uuids(wishes, wish -> wish.member().id()))
                .param(
                        "units",
                        new SqlArrayValue(
                                "int4", wishes.stream().map(Wish::units).toArray()))
                .update();
    }

    /// Gives back what an order took; a second call finds nothing.
    ///
    /// @return what it was
    List<Returned> release(OrderId order, MemberId member) {
        jdbc.sql("""
                        select campaign_id from flash_member
                        where member_id = :member
                          and campaign_id in (select campaign_id from flash_purchase where order_id = :order)
                        order by campaign_id for update
                        """)
                .param("member", member.id())
                .param("order", order.id())
                .query(UUID.class)
                .list();
        return jdbc.sql("""
                        with released as (
                            update flash_purchase set released_at = :now
                            where order_id = :order and released_at is null
                            returning session_id, sku_id, campaign_id, member_id, units
                        ), bought as (
                            update flash_bought set units = flash_bought.units - released.units from released
                            where flash_bought.session_id = released.session_id
                              and flash_bought.sku_id = released.sku_id
                              and flash_bought.member_id = released.member_id
                        ), counted as (
                            update flash_member set units = flash_member.units - given.units
                            from (select campaign_id, member_id, sum(units) as units from released
                                group by campaign_id, member_id) given
                            where flash_member.campaign_id = given.campaign_id
                              and flash_member.member_id = given.member_id
                        )
                        select session_id, sku_id, units from released
                        """)
                .param("order", order.id())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> new Returned(
                        new LotId(
                                new SessionId(row.getObject("session_id", UUID.class)),
                                new SkuId(row.getObject("sku_id", UUID.class))),
                        member,
                        row.getInt("units")))
                .list();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        var limit = row.getObject("limit_per_member", Integer.class);
        if (limit == null) return new Standing(null, 0, false, row.getBoolean("is_live"));
        var terms = new Terms(
                row.getTimestamp("opens_at").toInstant(),
                row.getTimestamp("closes_at").toInstant(),
                row.getInt("pay_within_minutes"),
                limit,
                row.getObject("limit_per_campaign", Integer.class));
        return new Standing(terms, row.getInt("bought"), row.getBoolean("is_known"), row.getBoolean("is_live"));
    }

    private static SqlArrayValue uuids(List<Wish> wishes, Function<Wish, UUID> part) {
        return new SqlArrayValue("uuid", wishes.stream().map(part).toArray());
    }

    /// @param terms of the lot; null when there is none
    /// @param bought live units that the member has of the lot
    /// @param isKnown whether the order took them once, and may have given them back
    /// @param isLive whether the order has them
    record Standing(@Nullable Terms terms, int bought, boolean isKnown, boolean isLive) {}

    record Terms(
            Instant opensAt,
            Instant closesAt,
            int payWithinMinutes,
            int limitPerMember,
            @Nullable Integer limitPerCampaign) {}

    /// Units that an order no longer has.
    record Returned(LotId lot, MemberId member, int units) {}
}
