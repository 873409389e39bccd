package mall.api.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.Money;
import mall.domain.kernel.ShopClock;
import mall.domain.payments.PayableRef;
import mall.domain.payments.PaymentEvent.PaymentSettled;
import mall.domain.payments.PaymentId;
import mall.domain.payments.PaymentParameters;
import mall.domain.payments.PaymentViews;
import mall.domain.payments.PaymentViews.RefundView;
import mall.domain.payments.PaymentViews.RefundView.State;
import mall.domain.payments.Payments;
import mall.domain.payments.RefundId;
import mall.domain.payments.RefundOrder;
import mall.testing.wechat.HeardPayments;
import mall.testing.wechat.Till;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import wechatsim.Shopper;
import wechatsim.SimulatorControl;
import wechatsim.notice.Attempt;
import wechatsim.notice.NoticeView;
import wechatsim.pay.LedgerView;

/// What tests of the adapter need: somebody who pays, WeChat's true ledger, and our own.
abstract class WechatTests {

    static final Money PRICE = Money.ofFen(128_00);

    @Autowired
    Payments payments;

    @Autowired
    PaymentViews views;

    @Autowired
    Till till;

    @Autowired
    HeardPayments heard;

    @Autowired
    SimulatorControl wechat;

    @Autowired
    CircuitBreakerRegistry breakers;

    @Autowired
    ShopClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    final PayableRef order = Till.something();

    Shopper shopper() {
        return wechat.shopper("shopper of " + order.id());
    }

    @BeforeEach
    @AfterEach
    void nothingIsWrong() {
        wechat.faults().allOff();
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    PaymentParameters start() {
        return till.start(order, shopper(), PRICE);
    }

    PaymentId startAndPay() {
        var parameters = start();
        till.pay(parameters);
        return parameters.payment();
    }

    PaymentId paid() {
        var payment = startAndPay();
        awaitSettled(payment);
        return payment;
    }

    RefundId refund(Money amount) {
        return Objects.requireNonNull(transaction.execute(
                _ -> payments.refund(new RefundOrder(order, amount, "cause-" + Ids.next(), "订单取消"))));
    }

    static IdempotencyKey key() {
        return new IdempotencyKey(Ids.next(), "test", Ids.hex(Ids.next()), "hash");
    }

    void awaitSettled(PaymentId payment) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(status(payment)).isEqualTo("PAID"));
    }

    void awaitRefund(RefundId refund, State state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(refund(refund).state()).isEqualTo(state));
    }

    /// Everybody's next look is due, again and again.
    void waitAWhile() {
        clock.advance(Duration.ofMinutes(2));
    }

    String status(PaymentId payment) {
        return jdbc.sql("select status from payment where id = :id")
                .param("id", payment.id())
                .query(String.class)
                .single();
    }

    RefundView refund(RefundId refund) {
        return views.refunds(order).stream()
                .filter(view -> view.id().equals(refund))
                .findFirst()
                .orElseThrow();
    }

    PaymentId newestAttempt() {
        return new PaymentId(jdbc.sql("select id from payment where payable_id = :id order by id desc limit 1")
                .param("id", order.id())
                .query(UUID.class)
                .single());
    }

    List<String> incidents(String number) {
        return jdbc.sql("select kind from payment_incident where number = :number")
                .param("number", number)
                .query(String.class)
                .list();
    }

    /// Listeners hear of it a moment after the commit that others see; a second telling would follow
    /// within moments.
    void assertToldOnce() {
        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(20))
                .until(() -> heard.of(order, PaymentSettled.class).size() == 1);
    }

    NoticeView notice(String number) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> wechat.notices().list().stream()
                                .filter(notice -> notice.subject().equals(number))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    List<Integer> answers(String number) {
        return notice(number).attempts().stream()
                .map(Attempt::status)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    LedgerView.Entry truth(PaymentId payment) {
        return wechat.ledger().payments().stream()
                .filter(entry -> entry.outTradeNo().equals(payment.outTradeNo()))
                .findFirst()
                .orElseThrow();
    }
}
