package mall.promotion.flashsale.counter;

import java.util.Optional;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderNumber;
import mall.promotion.flashsale.counter.Outcome.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The orders that were made of attempts, as PostgreSQL knows them, whichever replica they came to.
@Component
class MadeOrders {

    private final JdbcClient jdbc;

    MadeOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Of the same request, sent before.
    Optional<Ordered> ofRequest(UUID token, MemberId buyer, String request) {
        return find(token, buyer).filter(made -> made.request.equals(request)).map(Made::order);
    }

    /// Of an attempt that was let in.
    Optional<Ordered> of(UUID admission, MemberId buyer) {
        return find(admission, buyer).map(Made::order);
    }

    private Optional<Made> find(UUID admission, MemberId buyer) {
        return jdbc.sql("""
                        select made.body_hash, placed.id, placed.number, placed.payable_fen, placed.pay_by
                        from idempotency_record made join customer_order placed on placed.id = made.result_id
                        where made.owner = :buyer and made.operation = :operation and made.key = :admission
                        """)
                .param("buyer", buyer.id())
                .param("operation", Purchases.OPERATION)
                .param("admission", admission.toString())
                .query((row, _) -> new Made(
                        row.getString("body_hash"),
                        new Ordered(
                                new OrderId(row.getObject("id", UUID.class)),
                                new OrderNumber(row.getString("number")),
                                Money.ofFen(row.getLong("payable_fen")),
                                row.getTimestamp("pay_by").toInstant())))
                .optional();
    }

    private record Made(String request, Ordered order) {}
}
