package mall.promotion.campaign;

import static mall.domain.audit.AuditCheck.settling;
import static mall.domain.audit.AuditCheck.strict;

import mall.domain.audit.AuditCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What must hold of campaigns at any moment.
@Configuration(proxyBeanMethods = false)
class CampaignChecks {

    @Bean
    AuditCheck limitsCountExactlyTheLiveClaims() {
        return strict("campaign-limits-count-exactly-the-live-claims", """
                with live as (
                    select campaign_id, member_id, count(*) as orders from campaign_claim
                    where released_at is null group by campaign_id, member_id
                )
                select campaign_id::text as subject,
                    format('member %s: %s orders counted, %s live', member_id, coalesce(counts.orders, 0),
                        coalesce(live.orders, 0)) as detail
                from live full join campaign_member counts using (campaign_id, member_id)
                where coalesce(live.orders, 0) <> coalesce(counts.orders, 0)
                """);
    }

    @Bean
    AuditCheck budgetsAreSpentByExactlyTheLiveClaims() {
        return strict("campaign-budgets-are-spent-by-exactly-the-live-claims", """
                select id::text as subject, format('%s fen spent, live claims of %s', spent_fen, live.fen) as detail
                from campaign
                cross join lateral (
                    select coalesce(sum(cost_fen), 0) as fen from campaign_claim
                    where campaign_id = campaign.id and released_at is null
                ) live
                where budget_fen is not null and spent_fen <> live.fen
                """);
    }

    @Bean
    AuditCheck liveOrdersHaveExactlyTheirClaims() {
        return strict("campaign-live-orders-have-exactly-their-claims", """
                with owed as (
                    select distinct a.order_id, c.id as campaign_id
                    from campaign c
                    join order_adjustment a on a.play = c.play and left(a.promotion_id, 36) = c.id::text
                    join customer_order o on o.id = a.order_id
                    where o.state not in ('CANCELLED', 'REFUNDED')
                ), held as (
                    select order_id, campaign_id from campaign_claim where released_at is null
                )
                select order_id::text as subject,
                    format('campaign %s: %s', campaign_id,
                        case when held.order_id is null then 'no live claim' else 'a claim without a live order' end) as detail
                from owed full join held using (order_id, campaign_id)
                where owed.order_id is null or held.order_id is null
                """);
    }

    @Bean
    AuditCheck newcomersHaveOneLiveOrder() {
        return strict("campaign-newcomers-have-one-live-order", """
                select member_id::text as subject, format('order %s', order_id) as detail
                from newcomer_order
                where not exists (
                    select from customer_order o
                    where o.id = newcomer_order.order_id and o.state not in ('CANCELLED', 'REFUNDED'))
                """);
    }

    @Bean
    AuditCheck figuresAddUpToWhatIsCounted() {
        return strict("campaign-figures-add-up-to-what-is-counted", """
                with figures as (
                    select campaign_id, sum(orders) as orders, sum(revenue_fen) as revenue, sum(cost_fen) as cost
                    from campaign_figures group by campaign_id
                ), counted as (
                    select campaign_id, count(*) filter (where counted) as orders,
                        sum(counted_revenue_fen) as revenue, sum(counted_cost_fen) as cost
                    from campaign_claim group by campaign_id
                )
                select campaign_id::text as subject,
                    format('figures of %s orders, %s fen, %s fen off; counted %s, %s, %s', f.orders, f.revenue, f.cost,
                        c.orders, c.revenue, c.cost) as detail
                from figures f full join counted c using (campaign_id)
                where coalesce(f.orders, 0) <> coalesce(c.orders, 0)
                   or coalesce(f.revenue, 0) <> coalesce(c.revenue, 0)
                   or coalesce(f.cost, 0) <> coalesce(c.cost, 0)
                """);
    }

    @Bean
    AuditCheck notesAreFolded() {
        return settling("campaign-notes-are-folded", """
                select order_id::text as subject, 'not in the figures yet' as detail,
                    noted_at + interval '10 minutes' as since
                from campaign_note
                """);
    }
}
