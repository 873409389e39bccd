package mall.domain.shipping;

import mall.domain.audit.AuditCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What must hold of what WeChat is told.
@Configuration(proxyBeanMethods = false)
class ShippingChecks {

    @Bean
    AuditCheck everyPaidParcelIsReported() {
        return AuditCheck.settling("shipping-every-paid-parcel-is-reported", """
                select parcel.order_id::text as subject, format('parcel %s', parcel.id) as detail,
                    parcel.shipped_at as since
                from parcel join customer_order o on o.id = parcel.order_id
                where o.paid_fen > 0 and not exists (select from shipping_notice where order_id = parcel.order_id)
                """);
    }

    /// As long as the buyer has not got all of his money back, it stays frozen.
    @Bean
    AuditCheck noticesAreNotGivenUp() {
        return AuditCheck.strict("shipping-notices-are-not-given-up", """
                select n.order_id::text as subject, format('%s tries: %s', n.tries, n.trouble) as detail
                from shipping_notice n join customer_order o on o.id = n.order_id
                where n.state = 'FAILED' and o.paid_fen > o.refunded_fen
                """);
    }

    @Bean
    AuditCheck noticesMoveOn() {
        return AuditCheck.settling("shipping-notices-move-on", """
                select order_id::text as subject, format('%s tries: %s', tries, trouble) as detail,
                    due_at + interval '10 minutes' as since
                from shipping_notice where state = 'DUE'
                """);
    }
}
