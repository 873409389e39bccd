package wechatsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.refund.model.Status;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import wechatsim.pay.RefundStatus;

/// What WeChat refunds and what it refuses.
class RefundTests extends SimulatorTest {

    final String number = newNumber();
    final String refundNumber = newNumber();

    @Test
    void nothingIsRefundedThatWasNotPaid() {
        mall.prepay(mall.order(LIU, number, 100));

        PaymentTests.assertRefused(
                () -> mall.refund(mall.refundOf(number, refundNumber, 100, 100)), 400, "INVALID_REQUEST");
        PaymentTests.assertRefused(
                () -> mall.refund(mall.refundOf(newNumber(), refundNumber, 100, 100)), 404, "RESOURCE_NOT_EXISTS");
        PaymentTests.assertRefused(() -> mall.findRefund(refundNumber), 404, "RESOURCE_NOT_EXISTS");
    }

    @Nested
    class OfAPayment {

        final String transactionId = mall.sell(LIU, number, 100);

        @Test
        void theSameNumberRefundsOnce() {
            var first = mall.refund(mall.refundOf(number, refundNumber, 60, 100));
            var again = mall.refund(mall.refundOf(number, refundNumber, 60, 100));

            assertThat(again.getRefundId()).isEqualTo(first.getRefundId());
            PaymentTests.assertRefused(
                    () -> mall.refund(mall.refundOf(number, refundNumber, 40, 100)), 400, "INVALID_REQUEST");
            assertThat(refunded()).isEqualTo(60);
        }

        @Test
        void allTogetherNeverExceedIt() {
            mall.refund(mall.refundOf(number, refundNumber, 60, 100));
            CONTROL.advanceClock(Duration.ofMinutes(1));

            PaymentTests.assertRefused(
                    () -> mall.refund(mall.refundOf(number, newNumber(), 41, 100)), 400, "INVALID_REQUEST");
            mall.refund(mall.refundOf(number, newNumber(), 40, 100));
            assertThat(refunded()).isEqualTo(100);
        }

        @Test
        void areAMinuteApart() {
            mall.refund(mall.refundOf(number, refundNumber, 1, 100));

            PaymentTests.assertRefused(
                    () -> mall.refund(mall.refundOf(number, newNumber(), 1, 100)), 429, "FREQUENCY_LIMITED");
        }

        @Test
        void areFiftyAtMost() {
            for (int i = 0; i < 50; i++) {
                mall.refund(mall.refundOf(number, newNumber(), 1, 100));
                CONTROL.advanceClock(Duration.ofMinutes(1));
            }

            PaymentTests.assertRefused(
                    () -> mall.refund(mall.refundOf(number, newNumber(), 1, 100)), 400, "INVALID_REQUEST");
        }

        @Test
        void nameItsTotal() {
            PaymentTests.assertRefused(
                    () -> mall.refund(mall.refundOf(number, refundNumber, 50, 99)), 400, "INVALID_REQUEST");
        }

        @Test
        void comeWithinAYear() {
            CONTROL.advanceClock(Duration.ofDays(366));

            PaymentTests.assertRefused(
                    () -> mall.refund(mall.refundOf(number, refundNumber, 50, 100)), 400, "INVALID_REQUEST");
        }

        @Test
        void stayInProcessUntilSettledByHand() {
            CONTROL.faults().where(refundNumber).refundsStayProcessing();
            mall.refund(mall.refundOf(number, refundNumber, 50, 100));
            assertThat(mall.findRefund(refundNumber).getStatus()).isEqualTo(Status.PROCESSING);

            CONTROL.refunds().settle(refundNumber, RefundStatus.SUCCESS);

            assertThat(mall.findRefund(refundNumber).getStatus()).isEqualTo(Status.SUCCESS);
            assertThat(mall.findRefund(refundNumber).getTransactionId()).isEqualTo(transactionId);
        }

        @Test
        void canGoWrongAndBeTriedAgain() {
            CONTROL.faults().where(refundNumber).refundsEndAbnormal();
            var refund = mall.refund(mall.refundOf(number, refundNumber, 50, 100));
            await().untilAsserted(() -> assertThat(SHOP.heard("/refunded")).hasSize(1));
            var told = mall.understand(SHOP.heard("/refunded").getFirst(), RefundNotification.class);
            assertThat(told.getRefundStatus()).isEqualTo(Status.ABNORMAL);

            var body = "{\"out_refund_no\": \"%s\", \"type\": \"MERCHANT_BANK_CARD\"}".formatted(refundNumber);
            var path = "/v3/refund/domestic/refunds/%s/apply-abnormal-refund".formatted(refund.getRefundId());
            assertThat(wire.pay("POST", path, body).status()).isEqualTo(200);

            await().untilAsserted(() ->
                    assertThat(mall.findRefund(refundNumber).getStatus()).isEqualTo(Status.SUCCESS));
        }

        @Test
        void leaveTheMoneyRefundableWhenTheyAreClosed() {
            CONTROL.faults().where(refundNumber).refundsEndClosed();
            mall.refund(mall.refundOf(number, refundNumber, 100, 100));
            await().untilAsserted(() ->
                    assertThat(mall.findRefund(refundNumber).getStatus()).isEqualTo(Status.CLOSED));
            CONTROL.advanceClock(Duration.ofMinutes(1));

            mall.refund(mall.refundOf(number, newNumber(), 100, 100));

            assertThat(refunded()).isEqualTo(100);
        }

        @Test
        void needMoney() {
            CONTROL.faults().notEnoughMoneyToRefund();

            PaymentTests.assertRefused(
                    () -> mall.refund(mall.refundOf(number, refundNumber, 50, 100)), 403, "NOT_ENOUGH");
            mall.refund(mall.refundOf(number, refundNumber, 50, 100));
            assertThat(refunded()).isEqualTo(50);
        }

        private int refunded() {
            return CONTROL.ledger().payments().stream()
                    .filter(payment -> payment.outTradeNo().equals(number))
                    .findFirst()
                    .orElseThrow()
                    .refunded();
        }
    }
}
