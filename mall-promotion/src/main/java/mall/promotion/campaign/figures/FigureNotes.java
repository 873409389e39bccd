package mall.promotion.campaign.figures;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import mall.domain.kernel.ShopCalendar;
import mall.domain.orders.OrderEvent;
import mall.domain.orders.OrderEvent.LinesRefunded;
import mall.domain.orders.OrderEvent.OrderCancelled;
import mall.domain.orders.OrderEvent.OrderPaid;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Notes the orders whose part in the figures changes, and folds them in.
@Component
class FigureNotes {

    private static final int BATCH = 1_000;

    /// Each claim says what of it is counted already, so that what is added is the difference, and a
    /// note too many adds nothing. An order that somebody is changing is left for later: whoever
    /// touches claims has locked their order before, so that nobody waits for anybody here.
    private static final String FOLD = """
            with quiet as (
                select o.id from customer_order o
                where o.id in (select order_id from campaign_note order by id limit :limit)
                order by o.id for share skip locked
            ), noted as (
                delete from campaign_note using quiet where order_id = quiet.id returning order_id
            ), present as (
                select part.order_id, part.campaign_id, stands,
                    case when stands then o.paid_fen - o.refunded_fen else 0 end as revenue,
                    case when stands then part.cost_fen else 0 end as cost
                from (select distinct order_id from noted) changed
                join campaign_claim part on part.order_id = changed.order_id
                join customer_order o on o.id = part.order_id
                cross join lateral (
                    select o.paid_at is not null and o.state not in ('CANCELLED', 'REFUNDED')
                        and part.released_at is null as stands) standing
            ), counted as (
                update campaign_claim claim
                set counted = stands, counted_revenue_fen = revenue, counted_cost_fen = cost
                from present
                where claim.order_id = present.order_id and claim.campaign_id = present.campaign_id
                returning claim.campaign_id, claim.member_id,
                    new.counted::int - old.counted::int as orders,
                    new.counted_revenue_fen - old.counted_revenue_fen as revenue,
                    new.counted_cost_fen - old.counted_cost_fen as cost
            ), members as (
                insert into campaign_participant as present (campaign_id, member_id, counted)
                select campaign_id, member_id, sum(orders) from counted group by 1, 2 order by 1, 2
                on conflict (campaign_id, member_id) do update set counted = present.counted + excluded.counted
                returning campaign_id, (new.counted > 0)::int - (coalesce(old.counted, 0) > 0)::int as participants
            ), folded as (
                insert into campaign_figures (campaign_id, day, participants, orders, revenue_fen, cost_fen)
                select campaign_id, :today, sum(participants), sum(orders), sum(revenue), sum(cost)
                from (select campaign_id, 0 as participants, orders, revenue, cost from counted
                      union all select campaign_id, participants, 0, 0, 0 from members) difference
                group by campaign_id order by campaign_id
                on conflict (campaign_id, day) do update set
                    participants = campaign_figures.participants + excluded.participants,
                    orders = campaign_figures.orders + excluded.orders,
                    revenue_fen = campaign_figures.revenue_fen + excluded.revenue_fen,
                    cost_fen = campaign_figures.cost_fen + excluded.cost_fen
            )
            select count(*) from noted
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    FigureNotes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void on(OrderEvent event) {
        if (event instanceof OrderPaid || event instanceof OrderCancelled || event instanceof LinesRefunded) {
            jdbc.sql("""
                            insert into campaign_note (order_id, noted_at) select :order, :now
                            where exists (select from campaign_claim where order_id = :order)
                            """)
                    .param("order", event.order().id())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
    }

    @Scheduled(fixedDelayString = "1s")
    @SchedulerLock(name = "campaign.figures")
    public void fold() {
        while (foldBatch() >= BATCH) {}
    }

    private long foldBatch() {
        return jdbc.sql(FOLD)
                .param("limit", BATCH)
                .param("today", Date.valueOf(ShopCalendar.dayOf(clock.instant())))
                .query(Long.class)
                .single();
    }
}
