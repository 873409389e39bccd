package mall.promotion.coupon.gifts;

import static mall.domain.audit.AuditCheck.settling;
import static mall.domain.audit.AuditCheck.strict;

import mall.domain.audit.AuditCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What must hold of gifts at any moment.
@Configuration(proxyBeanMethods = false)
class GiftChecks {

    @Bean
    AuditCheck offeredCouponsHaveAnOpenGift() {
        return strict("coupon-offered-ones-have-an-open-gift", """
                select coupon.id::text as subject, 'offered to nobody' as detail
                from coupon
                where state = 'OFFERED'
                  and not exists (select from coupon_gift where coupon_id = coupon.id and state = 'OPEN')
                """);
    }

    @Bean
    AuditCheck giftsGoBackInTime() {
        return settling("coupon-gift-goes-back-in-time", """
                select coupon_id::text as subject, format('still open, to be taken by %s', take_by) as detail,
                    take_by + interval '5 minutes' as since
                from coupon_gift
                where state = 'OPEN' and take_by < cast(:now as timestamptz) - interval '5 minutes'
                """);
    }
}
