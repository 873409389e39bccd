package wechatsim;

import static com.wechat.pay.java.service.payments.model.Transaction.TradeStateEnum.CLOSED;
import static com.wechat.pay.java.service.payments.model.Transaction.TradeStateEnum.NOTPAY;
import static com.wechat.pay.java.service.payments.model.Transaction.TradeStateEnum.REFUND;
import static com.wechat.pay.java.service.payments.model.Transaction.TradeStateEnum.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.refund.model.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import wechatsim.pay.CashierRefusal;
import wechatsim.pay.PaymentParameters;

/// The life of a payment, seen with WeChat's own SDK.
class PaymentTests extends SimulatorTest {

    final String number = newNumber();

    @Nested
    class AnOpenOrder {

        final PaymentParameters parameters = mall.prepay(mall.order(LIU, number, 5_900));

        @Test
        void isNotPaid() {
            var order = mall.find(number);

            assertThat(order.getTradeState()).isEqualTo(NOTPAY);
            assertThat(order.getTransactionId()).isNull();
            assertThat(order.getAttach()).isNull();
            assertThat(order.getAmount().getTotal()).isEqualTo(5_900);
        }

        @Test
        void isPaidWithWhatTheMallSigned() {
            var transactionId = CONTROL.pays(parameters);

            var order = mall.findTransaction(transactionId);
            assertThat(order.getTradeState()).isEqualTo(SUCCESS);
            assertThat(order.getOutTradeNo()).isEqualTo(number);
            assertThat(order.getAttach()).isEqualTo("门店7");
            assertThat(order.getPayer().getOpenid()).isEqualTo(LIU.openid());
        }

        @Test
        void isNotPaidWhenTheMallDidNotSign() {
            var forged = new PaymentParameters(
                    parameters.appId(),
                    parameters.timeStamp(),
                    "another nonce",
                    parameters.packageValue(),
                    parameters.signType(),
                    parameters.paySign());

            assertThatThrownBy(() -> CONTROL.pays(forged))
                    .isInstanceOf(CashierRefusal.class)
                    .hasMessageContaining("签名");
            assertThat(mall.find(number).getTradeState()).isEqualTo(NOTPAY);
        }

        @Test
        void isToldToTheMallOncePaid() {
            CONTROL.pays(parameters);

            await().untilAsserted(() -> assertThat(SHOP.heard("/paid")).hasSize(1));
            var told = mall.understand(SHOP.heard("/paid").getFirst(), Transaction.class);
            assertThat(told.getTradeState()).isEqualTo(SUCCESS);
            assertThat(told.getOutTradeNo()).isEqualTo(number);
            assertThat(told.getAmount().getPayerTotal()).isEqualTo(5_900);
            assertThat(told.getSuccessTime()).endsWith("+08:00");
        }

        @Test
        void getsAFreshPrepayIdForTheSameTerms() {
            var again = mall.prepay(mall.order(LIU, number, 5_900));

            assertThat(again.packageValue()).isNotEqualTo(parameters.packageValue());
            CONTROL.pays(again);
            assertThatThrownBy(() -> CONTROL.pays(parameters)).hasMessageContaining("已支付");
        }

        @Test
        void refusesOtherTerms() {
            assertRefused(() -> mall.prepay(mall.order(LIU, number, 5_800)), 400, "INVALID_REQUEST");
        }

        @Test
        void canBeClosedAndThenNeverPaid() {
            mall.close(number);

            assertThat(mall.find(number).getTradeState()).isEqualTo(CLOSED);
            assertThatThrownBy(() -> CONTROL.pays(parameters)).hasMessageContaining("已关闭");
            assertRefused(() -> mall.prepay(mall.order(LIU, number, 5_900)), 400, "ORDER_CLOSED");
        }
    }

    @Nested
    class APaidOrder {

        final String transactionId = mall.sell(LIU, number, 5_900);

        @Test
        void cannotBeClosedOrOrderedAgain() {
            assertRefused(() -> mall.close(number), 400, "ORDERPAID");
            assertRefused(() -> mall.prepay(mall.order(LIU, number, 5_900)), 400, "ORDERPAID");
        }

        @Test
        void isRefundedLaterAndTheMallIsTold() {
            var refundNumber = newNumber();

            var accepted = mall.refund(mall.refundOf(number, refundNumber, 900, 5_900));

            assertThat(accepted.getStatus()).isEqualTo(Status.PROCESSING);
            assertThat(accepted.getTransactionId()).isEqualTo(transactionId);
            assertThat(mall.find(number).getTradeState()).isEqualTo(REFUND);
            await().untilAsserted(() -> assertThat(SHOP.heard("/refunded")).hasSize(1));
            var told = mall.understand(SHOP.heard("/refunded").getFirst(), RefundNotification.class);
            assertThat(told.getRefundStatus()).isEqualTo(Status.SUCCESS);
            assertThat(told.getAmount().getRefund()).isEqualTo(900);
            assertThat(mall.findRefund(refundNumber).getStatus()).isEqualTo(Status.SUCCESS);
        }
    }

    static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ServiceException.class, refused -> {
            assertThat(refused.getErrorCode()).isEqualTo(code);
            assertThat(refused.getHttpStatusCode()).isEqualTo(status);
        });
    }
}
