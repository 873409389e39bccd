package wechatsim.pay;

import java.net.URI;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import wechatsim.notice.Announcement;

/// Writes what the merchant is told about payments and refunds.
@Component
final class PaymentNotices {

    private final JsonMapper json;

    PaymentNotices(JsonMapper json) {
        this.json = json;
    }

    Announcement paid(Payment payment) {
        return new Announcement(
                URI.create(payment.terms().notifyUrl()),
                "TRANSACTION.SUCCESS",
                "支付成功",
                "transaction",
                payment.outTradeNo(),
                content(Transaction.of(payment)),
                payment.asked());
    }

    Announcement refunded(Refund refund, String notifyUrl) {
        return new Announcement(
                URI.create(notifyUrl),
                "REFUND." + refund.status(),
                "退款" + refund.status().said(),
                "refund",
                refund.outRefundNo(),
                content(RefundNotice.of(refund)),
                refund.asked());
    }

    private ObjectNode content(Object message) {
        return json.valueToTree(message);
    }
}
