package mall.domain.orders;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import mall.domain.kernel.Money;
import mall.domain.orders.Placed.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Says of orders that were placed before what is said of those placed now.
@Component
class PlacedBefore {

    private final JdbcClient jdbc;

    PlacedBefore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<OrderId, Ordered> find(Collection<OrderId> orders) {
        return jdbc
                .sql("select id, number, payable_fen, pay_by from customer_order where id = any (:ids)")
                .param(
                        "ids",
                        new SqlArrayValue(
                                "uuid", orders.stream().map(OrderId::id).toArray()))
                .query((row, _) -> new Ordered(
                        new OrderId(row.getObject("id", UUID.class)),
                        new OrderNumber(row.getString("number")),
                        Money.ofFen(row.getLong("payable_fen")),
                        row.getTimestamp("pay_by").toInstant(),
                        true))
                .list()
                .stream()
                .collect(toMap(Ordered::order, one -> one));
    }
}
