package mall.admin.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import mall.domain.kernel.Money;
import mall.domain.payments.PayableRef;
import mall.domain.payments.PaymentNotice;
import mall.domain.payments.PaymentViews;
import mall.domain.payments.PaymentViews.RefundView.State;
import mall.domain.payments.Payments;
import mall.domain.payments.RefundId;
import mall.domain.payments.RefundOrder;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.wechat.MallWithWechat;
import mall.testing.wechat.Till;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import wechatsim.SimulatorControl;

@MallWithWechat
class PaymentHttpTests {

    static final Money PRICE = Money.ofFen(66_00);

    @Autowired
    Doors doors;

    @Autowired
    Till till;

    @Autowired
    Payments payments;

    @Autowired
    PaymentViews views;

    @Autowired
    SimulatorControl wechat;

    @Autowired
    TransactionTemplate transaction;

    final PayableRef order = Till.something();

    @Test
    void whatCameInAndWentBackIsSeenAttemptByAttempt() {
        var refund = paidAndRefunded();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(state(refund)).isEqualTo(State.SUCCEEDED));

        var seen = accountant().get("/admin/api/payments/test/" + order.id());

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.number("/attempts/0/amountFen")).isEqualTo(PRICE.fen());
        assertThat(seen.at("/attempts/0/state")).isEqualTo("PAID");
        assertThat(seen.at("/refunds/0/state")).isEqualTo("SUCCEEDED");
        assertThat(seen.at("/refunds/0/number")).isEqualTo(refund.outRefundNo());
    }

    @Test
    void thereIsNothingToSeeOfWhatNobodyTriedToPay() {
        var seen = accountant().get("/admin/api/payments/order/" + UUID.randomUUID());

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.texts("/attempts/*/id")).isEmpty();
    }

    @Nested
    class ARefundThatWechatGaveUp {

        @Test
        void isListedAndRetriedOnceUnderANewNumber() {
            wechat.faults().refundsEndClosed();
            var refund = paidAndRefunded();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(state(refund)).isEqualTo(State.CLOSED));
            var accountant = accountant();
            assertThat(accountant.get("/admin/api/refunds/troubled?limit=100").texts("/items/*/id"))
                    .contains(refund.toString());

            var retry = accountant.once("retry-" + refund);
            var first = retry.post("/admin/api/refunds/" + refund + "/retries");
            var repeated = retry.post("/admin/api/refunds/" + refund + "/retries");

            assertThat(first.status()).isEqualTo(201);
            assertThat(repeated.at("/refund")).isEqualTo(first.at("/refund"));
            assertThat(accountant
                            .once()
                            .post("/admin/api/refunds/" + refund + "/retries")
                            .code())
                    .isEqualTo("refund-not-retriable");
            assertThat(accountant.get("/admin/api/refunds/troubled?limit=100").texts("/items/*/id"))
                    .doesNotContain(refund.toString());
        }

        @Test
        void isNotRetriedWithoutAKey() {
            assertThat(accountant()
                            .post("/admin/api/refunds/" + RefundId.next() + "/retries")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class AnIncident {

        @Test
        void isListedUntilSomebodyHasLookedAtIt() {
            var number = "f".repeat(16) + order.id().toString().replace("-", "").substring(16);
            payments.settle(noticeOf(number));
            var accountant = accountant();
            var incidents = accountant.get("/admin/api/payment-incidents?limit=100");
            assertThat(incidents.texts("/items/*/number")).contains(number);
            var id = incidents
                    .texts("/items/*/id")
                    .get(incidents.texts("/items/*/number").indexOf(number));

            var resolved = accountant.put(
                    "/admin/api/payment-incidents/" + id + "/resolution", Map.of("resolution", "测试通知，已核实"));

            assertThat(resolved.status()).isEqualTo(204);
            assertThat(accountant.get("/admin/api/payment-incidents?limit=100").texts("/items/*/number"))
                    .doesNotContain(number);
            assertThat(accountant
                            .put("/admin/api/payment-incidents/" + id + "/resolution", Map.of("resolution", "again"))
                            .status())
                    .isEqualTo(404);
        }

        private static PaymentNotice noticeOf(String number) {
            return new PaymentNotice(
                    number,
                    PaymentNotice.State.NOT_PAID,
                    "wx0000000000000001",
                    "1900000001",
                    null,
                    PRICE,
                    "CNY",
                    null,
                    null);
        }
    }

    private RefundId paidAndRefunded() {
        var parameters = till.start(order, wechat.shopper("shopper of " + order.id()), PRICE);
        till.pay(parameters);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(views.balance(order).paid()).isEqualTo(PRICE));
        return Objects.requireNonNull(
                transaction.execute(_ -> payments.refund(new RefundOrder(order, PRICE, "cancelled", "订单取消"))));
    }

    private State state(RefundId refund) {
        return views.refunds(order).stream()
                .filter(view -> view.id().equals(refund))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private Client accountant() {
        return doors.operatorWith("payments:read", "payments:refund", "payments:resolve");
    }
}
