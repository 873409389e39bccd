package mall.domain.orders.views;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.kernel.Slice;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderNumber;
import mall.domain.orders.OrderState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Reads what lists show: the orders that a query finds, and the lines of all of them in one more
/// statement.
@Component
class OrderRows {

    private final JdbcClient jdbc;

    OrderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Newest first.
    ///
    /// @param where a condition on `customer_order o`
    Slice<OrderSummary> slice(String where, Map<String, ?> values, int limit) {
        var found = jdbc.sql("""
                        select id, number, buyer_id, state, held_for, payable_fen, placed_at, pay_by, ship_by
                        from customer_order o where %s order by id desc limit :limit
                        """.formatted(where))
                .params(values)
                .param("limit", limit + 1)
                .query((row, _) -> summary(row, List.of()))
                .list();
        var slice = Slice.of(found, limit, order -> order.id().toString());
        var lines = lines(slice.items().stream().map(OrderSummary::id).toList());
        return slice.map(order -> withLines(order, lines.getOrDefault(order.id(), List.of())));
    }

    Map<OrderId, List<LineView>> lines(Collection<OrderId> orders) {
        return jdbc
                .sql("""
                        select line.*, unit_price_fen * quantity + coalesce((
                            select sum(amount_fen) from order_adjustment adjustment
                            where adjustment.order_id = line.order_id and line_no = line.no), 0) as payable_fen
                        from order_line line where order_id = any (:orders) order by order_id, no
                        """)
                .param(
                        "orders",
                        new SqlArrayValue(
                                "uuid", orders.stream().map(OrderId::id).toArray()))
                .query((row, _) -> Map.entry(new OrderId(row.getObject("order_id", UUID.class)), line(row)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    static OrderSummary summary(ResultSet row, List<LineView> lines) throws SQLException {
        return new OrderSummary(
                new OrderId(row.getObject("id", UUID.class)),
                new OrderNumber(row.getString("number")),
                new MemberId(row.getObject("buyer_id", UUID.class)),
                OrderState.valueOf(row.getString("state")),
                row.getString("held_for"),
                Money.ofFen(row.getLong("payable_fen")),
                row.getTimestamp("placed_at").toInstant(),
                row.getTimestamp("pay_by").toInstant(),
                instant(row, "ship_by"),
                lines);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static OrderSummary withLines(OrderSummary order, List<LineView> lines) {
        return new OrderSummary(
                order.id(),
                order.number(),
                order.buyer(),
                order.state(),
                order.heldFor(),
                order.payable(),
                order.placedAt(),
                order.payBy(),
                order.shipBy(),
                lines);
    }

    private static LineView line(ResultSet row) throws SQLException {
        return new LineView(
                row.getInt("no"),
                new SkuId(row.getObject("sku_id", UUID.class)),
                new ProductId(row.getObject("product_id", UUID.class)),
                row.getString("title"),
                row.getString("spec_text"),
                row.getString("picture"),
                row.getString("sku_code"),
                Money.ofFen(row.getLong("list_price_fen")),
                Money.ofFen(row.getLong("unit_price_fen")),
                row.getInt("quantity"),
                Money.ofFen(row.getLong("payable_fen")),
                row.getBoolean("gift"),
                row.getInt("shipped"),
                row.getInt("refunded"));
    }
}
