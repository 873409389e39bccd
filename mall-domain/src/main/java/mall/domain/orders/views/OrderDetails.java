package mall.domain.orders.views;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static mall.domain.orders.views.OrderRows.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mall.domain.kernel.Money;
import mall.domain.orders.CancelReason;
import mall.domain.orders.Carrier;
import mall.domain.orders.LineUnits;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderSource;
import mall.domain.orders.ParcelId;
import mall.domain.orders.views.OrderDetail.AdjustmentView;
import mall.domain.orders.views.OrderDetail.Amounts;
import mall.domain.orders.views.OrderDetail.ParcelView;
import mall.domain.orders.views.OrderDetail.RefundView;
import mall.domain.orders.views.OrderDetail.Times;
import mall.domain.privacy.PersonalCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads one order with everything about it, with whoever receives it in clear. The first look
/// says which of its parts there are: an order just placed costs two statements, not six.
@Component
class OrderDetails {

    private final JdbcClient jdbc;
    private final OrderRows rows;
    private final PersonalCipher cipher;

    OrderDetails(JdbcClient jdbc, OrderRows rows, PersonalCipher cipher) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.cipher = cipher;
    }

    Optional<OrderDetail> find(OrderId id) {
        return jdbc.sql("""
                        select o.*,
                            exists (select from order_adjustment where order_id = o.id) as adjusted,
                            exists (select from parcel where order_id = o.id) as sent,
                            exists (select from order_refund where order_id = o.id) as refunded
                        from customer_order o where id = :id
                        """)
                .param("id", id.id())
                .query((row, _) -> detail(id, row))
                .optional();
    }

    private OrderDetail detail(OrderId id, ResultSet row) throws SQLException {
        var lines = rows.lines(List.of(id)).getOrDefault(id, List.of());
        List<AdjustmentView> adjustments = row.getBoolean("adjusted") ? adjustments(id) : List.of();
        var reason = row.getString("cancel_reason");
        return new OrderDetail(
                OrderRows.summary(row, lines),
                OrderSource.valueOf(row.getString("source")),
                amounts(row, adjustments),
                delivery(row),
                adjustments,
                row.getBoolean("sent") ? parcels(id) : List.of(),
                row.getBoolean("refunded") ? refunds(id) : List.of(),
                times(row),
                row.getString("remark"),
                reason == null ? null : CancelReason.valueOf(reason));
    }

    private static Amounts amounts(ResultSet row, List<AdjustmentView> adjustments) throws SQLException {
        var paid = row.getObject("paid_fen", Long.class);
        return new Amounts(
                Money.ofFen(row.getLong("goods_fen")),
                Money.ofFen(row.getLong("freight_fen")),
                Money.sum(adjustments.stream().map(AdjustmentView::amount).toList()),
                Money.ofFen(row.getLong("payable_fen")),
                paid == null ? null : Money.ofFen(paid),
                Money.ofFen(row.getLong("refunded_fen")));
    }

    private DeliveryView delivery(ResultSet row) throws SQLException {
        return new DeliveryView(
                row.getString("delivery_kind"),
                open(row.getString("recipient")),
                open(row.getString("phone")),
                row.getString("district_code"),
                row.getString("region"),
                open(row.getString("street")),
                row.getString("place"));
    }

    private @Nullable String open(@Nullable String sealed) {
        return sealed == null ? null : cipher.open(sealed);
    }

    private static Times times(ResultSet row) throws SQLException {
        return new Times(
                row.getTimestamp("placed_at").toInstant(),
                row.getTimestamp("pay_by").toInstant(),
                instant(row, "paid_at"),
                instant(row, "ship_by"),
                instant(row, "shipped_at"),
                instant(row, "receive_by"),
                instant(row, "received_at"),
                instant(row, "completed_at"),
                instant(row, "cancelled_at"));
    }

    private List<AdjustmentView> adjustments(OrderId id) {
        return jdbc.sql("select * from order_adjustment where order_id = :id order by seq")
                .param("id", id.id())
                .query((row, _) -> new AdjustmentView(
                        row.getString("play"),
                        row.getString("promotion_id"),
                        row.getString("label"),
                        row.getObject("line_no", Integer.class),
                        Money.ofFen(row.getLong("amount_fen"))))
                .list();
    }

    private List<ParcelView> parcels(OrderId id) {
        var contents = contents(id);
        return jdbc.sql("select * from parcel where order_id = :id order by shipped_at, id")
                .param("id", id.id())
                .query((row, _) -> {
                    var parcel = new ParcelId(row.getObject("id", UUID.class));
                    var carrier = row.getString("carrier");
                    return new ParcelView(
                            parcel,
                            carrier == null ? null : Carrier.valueOf(carrier),
                            row.getString("tracking_number"),
                            row.getTimestamp("shipped_at").toInstant(),
                            contents.getOrDefault(parcel, List.of()));
                })
                .list();
    }

    private Map<ParcelId, List<LineUnits>> contents(OrderId id) {
        return jdbc
                .sql("""
                        select parcel_id, line_no, quantity from parcel_line
                        where parcel_id in (select id from parcel where order_id = :id) order by parcel_id, seq
                        """)
                .param("id", id.id())
                .query((row, _) -> Map.entry(
                        new ParcelId(row.getObject("parcel_id", UUID.class)),
                        new LineUnits(row.getInt("line_no"), row.getInt("quantity"))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private List<RefundView> refunds(OrderId id) {
        return jdbc.sql("select * from order_refund where order_id = :id order by fixed_at, id")
                .param("id", id.id())
                .query((row, _) -> new RefundView(
                        row.getString("cause"),
                        Money.ofFen(row.getLong("amount_fen")),
                        row.getTimestamp("fixed_at").toInstant(),
                        instant(row, "settled_at")))
                .list();
    }
}
