package mall.domain.orders;

import static mall.domain.orders.TeaShop.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Violation;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.SkuId;
import mall.domain.payments.PretendWechat;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Each violation is planted by hand, since the doors do not let it happen.
@MallTest(properties = "mall.test.database=planted-order-violations")
@Import({TeaShop.class, PretendWechat.class})
class OrderChecksTests {

    @Autowired
    Audit audit;

    @Autowired
    TeaShop shop;

    @Autowired
    Orders orders;

    @Autowired
    Cancellations cancellations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    final MemberId liu = MemberId.next();
    SkuId tea = SkuId.next();
    OrderId order = OrderId.next();

    @BeforeEach
    void order() {
        tea = shop.tea(25_00);
        order = shop.placeAndPay(liu, item(tea, 2));
    }

    @Test
    void nothingIsWrongWithOrdersThatWentThroughTheDoors() {
        orders.ship(order, Shipment.ofAll(Carrier.SF, "SF1234567"), Actor.shop());
        var cancelled = shop.placeAndPay(liu, item(tea, 1));
        cancellations.cancel(cancelled, new Actor.Member(liu), CancelReason.BUYER);

        var mine = audit.run().findings().stream()
                .filter(finding -> finding.check().startsWith("orders-"))
                .toList();

        assertThat(mine)
                .hasSize(11)
                .allSatisfy(finding -> assertThat(finding.failure()).isNull());
        assertThat(mine.stream().flatMap(finding -> finding.violations().stream()))
                .noneMatch(violation -> List.of(order.toString(), cancelled.toString(), liu.toString())
                        .contains(violation.subject()));
    }

    @Test
    void aLineWasChanged() {
        change("update order_line set unit_price_fen = unit_price_fen + 1 where order_id = :order");

        assertThat(violations("orders-amounts-add-up")).hasSize(1);
    }

    @Test
    void aReservationIsLost() {
        change("delete from stock_reservation where cause_id = :order");

        assertThat(violations("orders-live-ones-have-exactly-their-reservations"))
                .hasSize(1);
    }

    @Test
    void aReservationIsLeftOver() {
        change("""
                update customer_order set state = 'CANCELLED', cancelled_at = placed_at, cancel_reason = 'SHOP'
                where id = :order
                """);

        assertThat(violations("orders-live-ones-have-exactly-their-reservations"))
                .hasSize(1);
        assertThat(violations("orders-refunds-add-up")).hasSize(1);
    }

    @Test
    void aPurchaseIsNotCounted() {
        jdbc.sql("update purchase_count set bought = bought - 1 where member_id = :member")
                .param("member", liu.id())
                .update();

        assertThat(violations("orders-limits-count-exactly-the-live-ones", liu.id()))
                .hasSize(1);
    }

    @Test
    void somethingWasPaidByNobody() {
        change("update payment set kept = false where payable_id = :order");

        assertThat(violations("orders-paid-ones-were-paid")).hasSize(1);
    }

    @Test
    void aPaymentDidNotReachItsOrder() {
        change("""
                update customer_order set state = 'AWAITING_PAYMENT', paid_fen = null, paid_at = null, due_at = pay_by
                where id = :order
                """);
        change("update payment set settled_at = settled_at - interval '1 hour' where payable_id = :order");

        assertThat(violations("orders-settled-payments-reach-them")).hasSize(1);
    }

    @Test
    void aLineIsRefundedOfWhichNothingGoesBack() {
        change("update order_line set refunded = 1 where order_id = :order");

        assertThat(violations("orders-lines-are-refunded-within-what-was-paid-for-them"))
                .hasSize(1);
    }

    @Test
    void aRefundIsFixedAndNotMoved() {
        jdbc.sql("""
                        insert into order_refund (id, order_id, cause, amount_fen, freight_fen, deducted_fen, fixed_at, version)
                        values (:id, :order, 'planted', 100, 0, 0, :now, 0)
                        """)
                .param("id", Ids.next())
                .param("order", order.id())
                .param("now", Timestamp.from(clock.instant()))
                .update();

        assertThat(violations("orders-fixed-refunds-are-moved")).hasSize(1);
        assertThat(violations("orders-refunds-add-up")).hasSize(1);
    }

    @Test
    void somethingWasShippedInNoParcel() {
        change("update order_line set shipped = 1 where order_id = :order");

        assertThat(violations("orders-shipped-units-are-in-parcels")).hasSize(1);
    }

    @Test
    void anOrderWaitsForEver() {
        var waiting = shop.place(liu, item(tea, 1));
        jdbc.sql("update customer_order set pay_by = :past where id = :order")
                .param("order", waiting.id())
                .param("past", Timestamp.from(clock.instant().minus(Duration.ofMinutes(15))))
                .update();

        assertThat(violations("orders-none-is-stuck", waiting.id())).hasSize(1);
    }

    @Test
    void aSaleIsNeverCounted() {
        change("update product_sale set noted_at = noted_at - interval '20 minutes' where order_id = :order");

        assertThat(violations("orders-sold-units-are-counted")).hasSize(1);
    }

    private void change(String sql) {
        jdbc.sql(sql).param("order", order.id()).update();
    }

    private List<Violation> violations(String check) {
        return violations(check, order.id());
    }

    private List<Violation> violations(String check, UUID subject) {
        var finding = audit.run().findings().stream()
                .filter(one -> one.check().equals(check))
                .findFirst()
                .orElseThrow();
        assertThat(finding.failure()).isNull();
        return finding.violations().stream()
                .filter(violation -> violation.subject().equals(subject.toString()))
                .toList();
    }
}
