package mall.domain.payments;

import static mall.domain.payments.PretendWechat.LIU;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Violation;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.ShopClock;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Each violation is planted by hand, since the doors do not let it happen.
@MallTest(properties = "mall.test.database=planted-payment-violations")
@Import(PretendWechat.class)
class PaymentChecksTests {

    static final Money PAID = Money.ofFen(50_00);

    @Autowired
    Audit audit;

    @Autowired
    Payments payments;

    @Autowired
    PretendWechat wechat;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ShopClock clock;

    final PayableRef order = new PayableRef("order", Ids.next());
    PaymentId payment = PaymentId.next();

    @BeforeEach
    void pay() {
        payment = start(PAID);
        payments.settle(wechat.pay(payment));
    }

    @Test
    void nothingIsWrongWithAPaymentThatIsGivenBack() {
        payments.refund(new RefundOrder(order, PAID, "cancelled", "订单取消"));

        assertThat(violations("payments-refunds-stay-within-their-payment", payment.id()))
                .isEmpty();
        assertThat(violations("payments-every-paid-payable-keeps-one-success", order.id()))
                .isEmpty();
        assertThat(violations("payments-second-successes-go-back", payment.id()))
                .isEmpty();
        assertThat(violations("payments-come-to-an-end", payment.id())).isEmpty();
    }

    @Test
    void moreGoesBackThanWasPaid() {
        var refund = payments.refund(new RefundOrder(order, PAID, "cancelled", "订单取消"));
        jdbc.sql("update refund set amount_fen = amount_fen + 1 where id = :id")
                .param("id", refund.id())
                .update();

        assertThat(violations("payments-refunds-stay-within-their-payment", payment.id()))
                .hasSize(1);
    }

    @Test
    void aSuccessIsNotKept() {
        jdbc.sql("update payment set kept = false where id = :id")
                .param("id", payment.id())
                .update();

        assertThat(violations("payments-every-paid-payable-keeps-one-success", order.id()))
                .hasSize(1);
        assertThat(violations("payments-second-successes-go-back", payment.id()))
                .hasSize(1);
    }

    @Test
    void aPaymentStaysOpenForEver() {
        var other = new PayableRef("order", Ids.next());
        var open = start(other, PAID);

        clock.advance(Duration.ofMinutes(50));

        assertThat(violations("payments-come-to-an-end", open.id())).hasSize(1);
    }

    @Test
    void aRefundIsNotWorkedOn() {
        var refund = payments.refund(new RefundOrder(order, PAID, "cancelled", "订单取消"));

        clock.advance(Duration.ofMinutes(15));

        assertThat(violations("payments-refunds-move-on", refund.id())).hasSize(1);
    }

    @Test
    void aRefundIsGivenUpAndNothingTakesItsPlace() {
        var refund = payments.refund(new RefundOrder(order, PAID, "cancelled", "订单取消"));
        jdbc.sql("update refund set status = 'CLOSED', next_at = null where id = :id")
                .param("id", refund.id())
                .update();
        assertThat(violations("payments-refunds-are-not-given-up", refund.id())).isEmpty();

        clock.advance(Duration.ofMinutes(2));

        assertThat(violations("payments-refunds-are-not-given-up", refund.id())).hasSize(1);
        payments.retryRefund(refund, new IdempotencyKey(Ids.next(), "retry", Ids.hex(Ids.next()), "hash"));
        assertThat(violations("payments-refunds-are-not-given-up", refund.id())).isEmpty();
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

    private PaymentId start(Money amount) {
        return start(order, amount);
    }

    private PaymentId start(PayableRef payable, Money amount) {
        var until = clock.instant().plus(Duration.ofMinutes(30));
        return payments.start(
                        new PaymentOrder(payable, MemberId.next(), LIU, amount, "凤凰单丛", until),
                        new IdempotencyKey(Ids.next(), "start-payment", Ids.hex(Ids.next()), "hash"))
                .payment();
    }
}
