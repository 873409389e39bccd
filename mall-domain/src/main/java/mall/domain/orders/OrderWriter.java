package mall.domain.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mall.domain.inventory.AllotmentId;
import mall.domain.kernel.Money;
import mall.domain.privacy.PersonalCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes orders that are being placed, and nobody else does: as many as there are in one statement
/// per table. From then on they are read and changed as entities, by [OrderRepository]; a test
/// compares what is written here with what JPA would have written.
@Component
class OrderWriter {

    private final Rows<NewOrder> orders;
    private final Rows<NewOrder.Line> lines = lines();
    private final Rows<NewOrder.Share> adjustments = adjustments();
    private final OrderHistory history;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    OrderWriter(OrderHistory history, PersonalCipher cipher, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.orders = orders(cipher);
        this.history = history;
        this.jdbc = jdbc;
        this.events = events;
    }

    /// Writes them with what happened to them, and tells it.
    void write(List<Order> placed) {
        var rows = placed.stream().map(Order::asPlaced).toList();
        orders.insert(rows, jdbc);
        lines.insert(rows.stream().flatMap(OrderWriter::lines).toList(), jdbc);
        adjustments.insert(rows.stream().flatMap(OrderWriter::adjustments).toList(), jdbc);
        var steps = new ArrayList<OrderStep>();
        var others = new ArrayList<>();
        for (var order : placed) {
            for (var event : order.news()) {
                if (event instanceof OrderStep step) steps.add(step);
                else others.add(event);
            }
        }
        history.write(steps);
        others.forEach(events::publishEvent);
    }

    private static Stream<NewOrder.Line> lines(NewOrder order) {
        var lines = order.lines().all();
        return IntStream.range(0, lines.size()).mapToObj(i -> new NewOrder.Line(order.id(), i + 1, lines.get(i)));
    }

    private static Stream<NewOrder.Share> adjustments(NewOrder order) {
        var shares = order.lines().adjustments();
        return IntStream.range(0, shares.size()).mapToObj(i -> new NewOrder.Share(order.id(), i, shares.get(i)));
    }

    private static Rows<NewOrder> orders(PersonalCipher cipher) {
        return new Rows<NewOrder>("customer_order")
                .column("id", "uuid", order -> order.id().id())
                .column("number", "text", order -> order.number().digits())
                .column("buyer_id", "uuid", order -> order.buyer().id())
                .column("state", "text", order -> order.state().name())
                .column("source", "text", order -> order.source().name())
                .column("goods_fen", "int8", order -> order.goods().fen())
                .column("freight_fen", "int8", order -> order.freight().fen())
                .column("payable_fen", "int8", order -> order.payable().fen())
                .column("paid_fen", "int8", order -> fen(order.paid()))
                .column("refunded_fen", "int8", _ -> 0L)
                .column(
                        "delivery_kind",
                        "text",
                        order -> order.delivery().deliveryKind().name())
                .column("recipient", "text", order -> sealed(order.delivery().recipient(), cipher))
                .column("phone", "text", order -> sealed(order.delivery().phone(), cipher))
                .column("phone_index", "text", order -> order.delivery().phoneIndex())
                .column("phone_tail_index", "text", order -> order.delivery().phoneTailIndex())
                .column("district_code", "text", order -> order.delivery().districtCode())
                .column("region", "text", order -> order.delivery().region())
                .column("street", "text", order -> sealed(order.delivery().street(), cipher))
                .column("place", "text", order -> order.delivery().place())
                .column("held_for", "text", NewOrder::heldFor)
                .column("remark", "text", NewOrder::remark)
                .column("placed_at", "timestamptz", NewOrder::placedAt)
                .column("pay_by", "timestamptz", NewOrder::payBy)
                .column("paid_at", "timestamptz", NewOrder::paidAt)
                .column("ship_by", "timestamptz", NewOrder::shipBy)
                .column("due_at", "timestamptz", NewOrder::dueAt)
                .column("version", "int4", _ -> 0);
    }

    private static Rows<NewOrder.Line> lines() {
        return new Rows<NewOrder.Line>("order_line")
                .column("order_id", "uuid", row -> row.order().id())
                .column("no", "int4", NewOrder.Line::no)
                .column("sku_id", "uuid", row -> row.line().sku().id())
                .column("product_id", "uuid", row -> row.line().product().id())
                .column("title", "text", row -> row.line().title())
                .column("spec_text", "text", row -> row.line().specText())
                .column("picture", "text", row -> row.line().picture())
                .column("sku_code", "text", row -> row.line().skuCode())
                .column("kind", "text", row -> row.line().kind().name())
                .column("weight_grams", "int4", row -> row.line().weightGrams())
                .column("list_price_fen", "int8", row -> row.line().listPrice().fen())
                .column("unit_price_fen", "int8", row -> row.line().unitPrice().fen())
                .column("quantity", "int4", row -> row.line().quantity())
                .column("allotment_id", "uuid", row -> id(row.line().allotment()))
                .column("gift", "bool", row -> row.line().gift())
                .column("shipped", "int4", row -> row.line().shipped())
                .column("refunded", "int4", row -> row.line().refunded());
    }

    private static Rows<NewOrder.Share> adjustments() {
        return new Rows<NewOrder.Share>("order_adjustment")
                .column("order_id", "uuid", row -> row.order().id())
                .column("seq", "int4", NewOrder.Share::seq)
                .column("play", "text", row -> row.adjustment().play())
                .column("promotion_id", "text", row -> row.adjustment().promotionId())
                .column("label", "text", row -> row.adjustment().label())
                .column("line_no", "int4", row -> row.adjustment().lineNo())
                .column("amount_fen", "int8", row -> row.adjustment().amount().fen());
    }

    private static @Nullable String sealed(@Nullable String plain, PersonalCipher cipher) {
        return plain == null ? null : cipher.seal(plain);
    }

    private static @Nullable Long fen(@Nullable Money money) {
        return money == null ? null : money.fen();
    }

    private static @Nullable UUID id(@Nullable AllotmentId allotment) {
        return allotment == null ? null : allotment.id();
    }
}
