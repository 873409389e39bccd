package mall.domain.orders;

import static mall.domain.audit.AuditCheck.settling;
import static mall.domain.audit.AuditCheck.strict;

import mall.domain.audit.AuditCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What must hold of orders at any moment.
@Configuration(proxyBeanMethods = false)
class OrderChecks {

    @Bean
    AuditCheck amountsOfOrdersAddUp() {
        return strict("orders-amounts-add-up", """
                select o.id::text as subject,
                    format('goods %s of lines %s, freight %s, adjustments %s, payable %s',
                        o.goods_fen, lines.fen, o.freight_fen, adjustments.fen, o.payable_fen) as detail
                from customer_order o
                cross join lateral (
                    select coalesce(sum(unit_price_fen * quantity), 0) as fen from order_line where order_id = o.id
                ) lines
                cross join lateral (
                    select coalesce(sum(amount_fen), 0) as fen from order_adjustment where order_id = o.id
                ) adjustments
                where o.goods_fen <> lines.fen or o.goods_fen + o.freight_fen + adjustments.fen <> o.payable_fen
                """);
    }

    @Bean
    AuditCheck liveOrdersHaveExactlyTheirReservations() {
        return strict("orders-live-ones-have-exactly-their-reservations", """
                with owed as (
                    select line.order_id, coalesce(allotment_id, sku_id) as pool_id,
                        sum(quantity - shipped - least(line.refunded, quantity - shipped)) as units
                    from order_line line join customer_order o on o.id = line.order_id
                    where o.state in ('AWAITING_PAYMENT', 'PAID', 'PARTLY_SHIPPED')
                    group by line.order_id, coalesce(allotment_id, sku_id)
                ), held as (
                    select cause_id as order_id, pool_id, quantity as units from stock_reservation
                    where cause_kind = 'order' and exists (select from customer_order where id = cause_id)
                )
                select order_id::text as subject,
                    format('%s units of pool %s reserved, %s owed', coalesce(held.units, 0), pool_id,
                        coalesce(owed.units, 0)) as detail
                from owed full join held using (order_id, pool_id)
                where coalesce(owed.units, 0) <> coalesce(held.units, 0)
                """);
    }

    @Bean
    AuditCheck limitsCountExactlyTheLiveOrders() {
        return strict("orders-limits-count-exactly-the-live-ones", """
                with live as (
                    select o.buyer_id as member_id, product_id,
                        sum(quantity - least(line.refunded, quantity - shipped)) as units
                    from order_line line join customer_order o on o.id = line.order_id
                    where o.state not in ('CANCELLED', 'REFUNDED') and not gift
                    group by o.buyer_id, product_id
                )
                select member_id::text as subject,
                    format('%s units of product %s counted, %s bought', coalesce(bought, 0), product_id,
                        coalesce(units, 0)) as detail
                from live full join purchase_count using (member_id, product_id)
                where coalesce(units, 0) <> coalesce(bought, 0)
                """);
    }

    @Bean
    AuditCheck paidOrdersWerePaid() {
        return strict("orders-paid-ones-were-paid", """
                select o.id::text as subject, format('%s fen paid by no payment of that amount', paid_fen) as detail
                from customer_order o
                where paid_fen > 0 and not exists (
                    select from payment p where p.payable_kind = 'order' and p.payable_id = o.id and p.kept
                      and p.amount_fen = o.paid_fen)
                """);
    }

    @Bean
    AuditCheck settledPaymentsReachTheirOrders() {
        return settling("orders-settled-payments-reach-them", """
                select o.id::text as subject, format('%s fen paid, the order is %s', p.amount_fen, o.state) as detail,
                    p.settled_at as since
                from payment p join customer_order o on o.id = p.payable_id
                where p.payable_kind = 'order' and p.kept and o.paid_at is null
                """);
    }

    @Bean
    AuditCheck refundsOfOrdersAddUp() {
        return strict("orders-refunds-add-up", """
                select o.id::text as subject,
                    format('%s fen paid, %s fen refunded, refunds of %s fen less %s', paid_fen, refunded_fen, fixed.fen,
                        fixed.deducted) as detail
                from customer_order o
                cross join lateral (
                    select coalesce(sum(amount_fen), 0) as fen, coalesce(sum(deducted_fen), 0) as deducted
                    from order_refund where order_id = o.id
                ) fixed
                cross join lateral (
                    select coalesce(sum(fen), 0) as fen, coalesce(min(fen), 0) as least
                    from (select sum(part.amount_fen) as fen
                          from order_refund_deduction part join order_refund refund on refund.id = part.refund_id
                          where refund.order_id = o.id group by part.play, part.promotion_id) promotion
                ) withheld
                where o.paid_at is not null and (
                    refunded_fen <> fixed.fen
                    or fixed.deducted <> withheld.fen
                    or withheld.least < 0
                    or (state in ('CANCELLED', 'REFUNDED') and fixed.fen <> paid_fen))
                """);
    }

    @Bean
    AuditCheck linesAreRefundedWithinWhatWasPaidForThem() {
        return strict("orders-lines-are-refunded-within-what-was-paid-for-them", """
                select line.order_id::text as subject,
                    format('line %s: %s of %s units and %s of %s fen refunded', line.no, refunds.units, line.refunded,
                        refunds.fen, line.unit_price_fen * line.quantity + adjustments.fen) as detail
                from order_line line
                cross join lateral (
                    select coalesce(sum(part.quantity), 0) as units, coalesce(sum(part.amount_fen), 0) as fen
                    from order_refund_line part join order_refund refund on refund.id = part.refund_id
                    where refund.order_id = line.order_id and part.line_no = line.no
                ) refunds
                cross join lateral (
                    select coalesce(sum(amount_fen), 0) as fen from order_adjustment
                    where order_id = line.order_id and line_no = line.no
                ) adjustments
                where refunds.units <> line.refunded
                   or refunds.fen > line.unit_price_fen * line.quantity + adjustments.fen
                """);
    }

    @Bean
    AuditCheck fixedRefundsAreMoved() {
        return strict("orders-fixed-refunds-are-moved", """
                select order_id::text as subject, format('%s fen for %s', amount_fen, cause) as detail
                from order_refund fixed
                where amount_fen > 0 and not exists (
                    select from refund r join payment p on p.id = r.payment_id
                    where p.payable_kind = 'order' and p.payable_id = fixed.order_id and r.cause = fixed.cause
                      and r.amount_fen = fixed.amount_fen)
                """);
    }

    @Bean
    AuditCheck shippedUnitsAreInParcels() {
        return strict("orders-shipped-units-are-in-parcels", """
                select line.order_id::text as subject,
                    format('line %s: %s units shipped, %s in parcels', line.no, line.shipped, parcels.units) as detail
                from order_line line
                cross join lateral (
                    select coalesce(sum(content.quantity), 0) as units
                    from parcel_line content join parcel on parcel.id = content.parcel_id
                    where parcel.order_id = line.order_id and content.line_no = line.no
                ) parcels
                where line.shipped <> parcels.units
                """);
    }

    @Bean
    AuditCheck noOrderIsStuck() {
        return settling("orders-none-is-stuck", """
                select id::text as subject, format('%s past its deadline', state) as detail,
                    deadline + interval '10 minutes' as since
                from customer_order cross join lateral (
                    select case when state = 'AWAITING_PAYMENT' then pay_by when state = 'SHIPPED' then receive_by
                        when state = 'RECEIVED' then complete_by
                        when state in ('PAID', 'PARTLY_SHIPPED') then due_at end as deadline) due
                where deadline < :now
                """);
    }

    @Bean
    AuditCheck soldUnitsAreCounted() {
        return settling("orders-sold-units-are-counted", """
                select order_id::text as subject, format('%s units of product %s', units, product_id) as detail,
                    noted_at + interval '10 minutes' as since
                from product_sale
                """);
    }
}
