package mall.promotion.coupon;

import static mall.domain.audit.AuditCheck.settling;
import static mall.domain.audit.AuditCheck.strict;

import mall.domain.audit.AuditCheck;
import mall.domain.settings.SettingDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the merchant may set, and what must hold of coupons at any moment.
@Configuration(proxyBeanMethods = false)
class CouponConfiguration {

    @Bean
    SettingDefinition<CouponSettings> couponSettings() {
        return new SettingDefinition<>("coupons", CouponSettings.class, new CouponSettings(3, 24, 24));
    }

    @Bean
    AuditCheck couponsIssuedAreThoseThatAreThere() {
        return strict("coupon-issued-are-those-that-are-there", """
                select quota.template_id::text as subject,
                    format('%s issued of %s, %s coupons', issued, total, there.coupons) as detail
                from coupon_quota quota
                cross join lateral (
                    select count(*) as coupons from coupon where template_id = quota.template_id
                ) there
                where issued <> there.coupons or issued > total
                """);
    }

    @Bean
    AuditCheck couponCountsAreThoseOfTheMembers() {
        return strict("coupon-counts-are-those-of-the-members", """
                with given as (
                    select template_id, given_to as member_id, count(*) as coupons from coupon group by 1, 2
                )
                select member_id::text as subject,
                    format('%s coupons of template %s counted, %s there', coalesce(given, 0), template_id,
                        coalesce(coupons, 0)) as detail
                from coupon_count full join given using (template_id, member_id)
                where coalesce(given, 0) <> coalesce(coupons, 0)
                """);
    }

    @Bean
    AuditCheck boundCouponsHaveALiveOrder() {
        return strict("coupon-bound-ones-have-a-live-order", """
                select coupon.id::text as subject,
                    format('%s by order %s, which is %s', coupon.state, order_id, coalesce(o.state, 'not there')) as detail
                from coupon left join customer_order o on o.id = order_id
                where order_id is not null and (
                    o.id is null
                    or coupon.state = 'LOCKED' and o.state in ('CANCELLED', 'REFUNDED')
                    or not exists (
                        select from order_adjustment a
                        where a.order_id = o.id and play = 'coupon' and promotion_id = coupon.id::text))
                """);
    }

    @Bean
    AuditCheck discountsHaveTheirCoupon() {
        return strict("coupon-discounts-have-their-coupon", """
                select o.id::text as subject, format('its coupon %s is not bound by it', promotion_id) as detail
                from order_adjustment a join customer_order o on o.id = a.order_id
                where play = 'coupon' and o.state not in ('CANCELLED', 'REFUNDED')
                  and not exists (select from coupon where order_id = o.id and id::text = promotion_id)
                  and exists (
                    select from order_line line
                    where line.order_id = o.id and line.refunded < line.quantity
                      and (a.line_no is null or line.no = a.line_no))
                """);
    }

    @Bean
    AuditCheck couponsOfPaidOrdersAreUsed() {
        return settling("coupon-of-a-paid-order-is-used", """
                select o.id::text as subject, format('its coupon %s is still locked', coupon.id) as detail,
                    o.paid_at as since
                from coupon join customer_order o on o.id = order_id
                where coupon.state = 'LOCKED' and o.paid_at is not null
                """);
    }

    @Bean
    AuditCheck couponsDoNotOutliveTheirTime() {
        return settling("coupon-runs-out-in-time", """
                select id::text as subject, format('%s though its time was over at %s', state, valid_until) as detail,
                    valid_until + interval '5 minutes' as since
                from coupon
                where state in ('AVAILABLE', 'FROZEN')
                  and valid_until < cast(:now as timestamptz) - interval '5 minutes'
                """);
    }
}
