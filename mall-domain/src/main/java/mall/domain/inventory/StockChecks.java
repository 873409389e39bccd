package mall.domain.inventory;

import mall.domain.audit.AuditCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What must always hold of stock.
@Configuration
class StockChecks {

    @Bean
    AuditCheck stockEqualsItsMovements() {
        return AuditCheck.strict("stock-equals-its-movements", """
                select coalesce(pool.id, moved.pool_id)::text as subject,
                       format('has %s, reserved %s; moved %s, reserved %s',
                           pool.on_hand, pool.reserved, moved.on_hand, moved.reserved) as detail
                from stock_pool pool
                full join (select pool_id, sum(on_hand) as on_hand, sum(reserved) as reserved
                           from stock_movement group by pool_id) moved on moved.pool_id = pool.id
                where coalesce(pool.on_hand, 0) <> coalesce(moved.on_hand, 0)
                   or coalesce(pool.reserved, 0) <> coalesce(moved.reserved, 0)
                """);
    }

    @Bean
    AuditCheck stockReservedEqualsItsReservations() {
        return AuditCheck.strict("stock-reserved-equals-its-reservations", """
                select coalesce(pool.id, held.pool_id)::text as subject,
                       format('reserved %s; reservations %s', pool.reserved, held.quantity) as detail
                from stock_pool pool
                full join (select pool_id, sum(quantity) as quantity from stock_reservation group by pool_id) held
                    on held.pool_id = pool.id
                where coalesce(pool.reserved, 0) <> coalesce(held.quantity, 0)
                """);
    }

    @Bean
    AuditCheck stockReservationEqualsItsMovements() {
        return AuditCheck.strict("stock-reservation-equals-its-movements", """
                select held.cause_id::text as subject,
                       format('holds %s in pool %s; movements say %s', held.quantity, held.pool_id, moved.reserved) as detail
                from stock_reservation held
                cross join lateral (
                    select coalesce(sum(movement.reserved), 0) as reserved from stock_movement movement
                    where movement.cause_id = held.cause_id and movement.cause_kind = held.cause_kind
                      and movement.pool_id = held.pool_id) moved
                where held.quantity <> moved.reserved
                """);
    }

    @Bean
    AuditCheck stockIsNeverNegative() {
        return AuditCheck.strict("stock-is-never-negative", """
                select id::text as subject, format('has %s, reserved %s', on_hand, reserved) as detail
                from stock_pool where on_hand < 0 or reserved < 0 or reserved > on_hand
                """);
    }

    @Bean
    AuditCheck stockCarvedIsMovedNotMade() {
        return AuditCheck.strict("stock-carved-is-moved-not-made", """
                select cause_id::text as subject, format('%s of %s is off by %s', kind, sku_id, sum(on_hand)) as detail
                from stock_movement where kind in ('CARVE', 'GIVE_BACK')
                group by cause_kind, cause_id, occasion, kind, sku_id having sum(on_hand) <> 0
                """);
    }

    @Bean
    AuditCheck stockPutBackWasShipped() {
        return AuditCheck.strict("stock-put-back-was-shipped", """
                select cause_id::text as subject, format('%s more of %s came back than had gone', sum(on_hand), sku_id) as detail
                from stock_movement movement
                where kind in ('SHIP', 'PUT_BACK')
                  and cause_id in (select back.cause_id from stock_movement back where back.kind = 'PUT_BACK')
                group by cause_kind, cause_id, sku_id having sum(on_hand) > 0
                """);
    }

    @Bean
    AuditCheck stockAllotmentsAreOfStock() {
        return AuditCheck.strict("stock-allotments-are-of-stock", """
                select id::text as subject, format('no stock is kept of %s', sku_id) as detail
                from stock_pool allotment
                where id <> sku_id and not exists (select from stock_pool where id = allotment.sku_id)
                """);
    }

    @Bean
    AuditCheck stockClosedAllotmentsAreEmpty() {
        return AuditCheck.settling("stock-closed-allotments-are-empty", """
                select id::text as subject, format('%s are free', on_hand - reserved) as detail,
                       greatest(closed_at, (select max(at) from stock_movement
                           where sku_id = allotment.sku_id and pool_id = allotment.id)) as since
                from stock_pool allotment
                where id <> sku_id and closed_at is not null and on_hand > reserved
                """);
    }
}
