package mall.promotion.coupon;

import mall.domain.orders.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Coupons that were given for an order.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EarnedCoupons {

    private final JdbcClient jdbc;

    EarnedCoupons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String cause(OrderId order) {
        return "order:" + order;
    }

    /// The order came to nothing. A coupon that another order has bound stays with that one, and
    /// is revoked instead of given back should that be undone as well.
    void forfeit(OrderId order) {
        jdbc.sql("""
                        update coupon set forfeited = true,
                            state = case when state in ('AVAILABLE', 'FROZEN', 'OFFERED') then 'REVOKED' else state end
                        where id = any (array(
                            select id from coupon where cause = :cause and cause like 'order:%' and not forfeited
                            order by id for update))
                        """).param("cause", cause(order)).update();
    }
}
