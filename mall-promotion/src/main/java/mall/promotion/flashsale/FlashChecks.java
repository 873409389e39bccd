package mall.promotion.flashsale;

import static mall.domain.audit.AuditCheck.settling;
import static mall.domain.audit.AuditCheck.strict;

import mall.domain.audit.AuditCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What must hold of flash sales at any moment.
@Configuration(proxyBeanMethods = false)
class FlashChecks {

    @Bean
    AuditCheck buyersCountExactlyTheirLivePurchases() {
        return strict("flash-sale-buyers-count-exactly-their-live-purchases", """
                with live as (
                    select session_id, sku_id, member_id, sum(units) as units from flash_purchase
                    where released_at is null group by session_id, sku_id, member_id
                )
                select session_id::text as subject,
                    format('member %s, sku %s: %s units counted, %s live', member_id, sku_id,
                        coalesce(bought.units, 0), coalesce(live.units, 0)) as detail
                from live full join flash_bought bought using (session_id, sku_id, member_id)
                where coalesce(live.units, 0) <> coalesce(bought.units, 0)
                """);
    }

    @Bean
    AuditCheck membersCountExactlyTheirLivePurchases() {
        return strict("flash-sale-members-count-exactly-their-live-purchases", """
                with live as (
                    select campaign_id, member_id, sum(units) as units from flash_purchase
                    where released_at is null group by campaign_id, member_id
                )
                select campaign_id::text as subject,
                    format('member %s: %s units counted, %s live', member_id, coalesce(counted.units, 0),
                        coalesce(live.units, 0)) as detail
                from live full join flash_member counted using (campaign_id, member_id)
                where coalesce(live.units, 0) <> coalesce(counted.units, 0)
                """);
    }

    @Bean
    AuditCheck buyersKeepToTheLimitOfASession() {
        return strict("flash-sale-buyers-keep-to-the-limit-of-a-session", """
                select session_id::text as subject,
                    format('member %s has %s of %s, limit %s', member_id, units, sku_id, limit_per_member) as detail
                from flash_bought join flash_lot using (session_id, sku_id)
                where units > limit_per_member
                """);
    }

    @Bean
    AuditCheck liveOrdersHaveExactlyTheirPurchases() {
        return strict("flash-sale-live-orders-have-exactly-their-purchases", """
                with owed as (
                    select distinct a.order_id, split_part(a.promotion_id, ':', 2)::uuid as session_id
                    from order_adjustment a join customer_order o on o.id = a.order_id
                    where a.play = 'flash-sale' and o.state not in ('CANCELLED', 'REFUNDED')
                ), held as (
                    select distinct order_id, session_id from flash_purchase where released_at is null
                )
                select order_id::text as subject,
                    format('session %s: %s', session_id, case when held.order_id is null
                        then 'no live purchase' else 'a purchase without a live order' end) as detail
                from owed full join held using (order_id, session_id)
                where owed.order_id is null or held.order_id is null
                """);
    }

    /// Units that were refunded before they were shipped are free again and may be sold once more.
    @Bean
    AuditCheck lotsSellNoMoreThanTheirQuota() {
        return strict("flash-sale-lots-sell-no-more-than-their-quota", """
                select lot.session_id::text as subject,
                    format('sku %s: %s sold of %s', lot.sku_id, sold.units, lot.quota) as detail
                from flash_lot lot
                cross join lateral (
                    select coalesce(sum(line.quantity - line.refunded), 0) as units
                    from flash_purchase purchase
                    join order_line line on line.order_id = purchase.order_id and line.sku_id = purchase.sku_id
                        and line.allotment_id = lot.allotment_id
                    where purchase.session_id = lot.session_id and purchase.sku_id = lot.sku_id
                      and purchase.released_at is null
                ) sold
                where sold.units > lot.quota
                """);
    }

    @Bean
    AuditCheck lotsHoldWhatWasCarved() {
        return strict("flash-sale-lots-hold-what-was-carved", """
                select lot.session_id::text as subject,
                    format('sku %s: %s carved for a quota of %s', lot.sku_id, carved.units, lot.quota) as detail
                from flash_lot lot join flash_session session on session.id = lot.session_id
                cross join lateral (
                    select coalesce(sum(on_hand), 0) as units from stock_movement
                    where cause_id = session.campaign_id and cause_kind = 'campaign' and pool_id = lot.allotment_id
                ) carved
                where carved.units <> lot.quota
                """);
    }

    @Bean
    AuditCheck sessionsThatAreOverGaveBack() {
        return settling("flash-sale-sessions-that-are-over-gave-back", """
                select id::text as subject, format('over since %s', closes_at) as detail,
                    closes_at + interval '3 minutes' as since
                from flash_session where given_back_at is null and closes_at <= cast(:now as timestamptz)
                """);
    }
}
