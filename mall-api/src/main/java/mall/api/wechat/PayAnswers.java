package mall.api.wechat;

import com.github.binarywang.wxpay.bean.result.WxPayOrderQueryV3Result;
import com.github.binarywang.wxpay.bean.result.WxPayRefundQueryV3Result;
import com.github.binarywang.wxpay.bean.result.WxPayRefundV3Result;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import mall.domain.kernel.Money;
import mall.domain.payments.PaymentGateway.Look;
import mall.domain.payments.PaymentGateway.RefundAnswer;
import mall.domain.payments.PaymentNotice;
import mall.domain.payments.RefundNotice;
import org.jspecify.annotations.Nullable;

/// Puts WeChat Pay's answers into the shop's words. Whatever is missing or not to be understood
/// fails here, and the call counts as unanswered.
final class PayAnswers {

    Look look(WxPayOrderQueryV3Result answer) {
        return switch (answer.getTradeState()) {
            case "SUCCESS", "REFUND" -> new Look.Paid(notice(answer));
            case "NOTPAY", "USERPAYING", "PAYERROR" -> new Look.Unpaid();
            case "CLOSED", "REVOKED" -> new Look.Closed();
            default -> new Look.Unknown("trade state " + answer.getTradeState());
        };
    }

    private static PaymentNotice notice(WxPayOrderQueryV3Result answer) {
        var amount = answer.getAmount();
        return new PaymentNotice(
                answer.getOutTradeNo(),
                PaymentNotice.State.PAID,
                answer.getAppid(),
                answer.getMchid(),
                answer.getPayer() == null ? null : answer.getPayer().getOpenid(),
                money(amount.getTotal()),
                Objects.requireNonNullElse(amount.getCurrency(), "CNY"),
                answer.getTransactionId(),
                time(answer.getSuccessTime()));
    }

    RefundAnswer refund(WxPayRefundV3Result answer) {
        return new RefundAnswer.Known(new RefundNotice(
                answer.getOutRefundNo(),
                answer.getOutTradeNo(),
                refundState(answer.getStatus()),
                null,
                money(answer.getAmount().getRefund()),
                money(answer.getAmount().getTotal()),
                answer.getRefundId(),
                time(answer.getSuccessTime())));
    }

    RefundAnswer refund(WxPayRefundQueryV3Result answer) {
        return new RefundAnswer.Known(new RefundNotice(
                answer.getOutRefundNo(),
                answer.getOutTradeNo(),
                refundState(answer.getStatus()),
                null,
                money(answer.getAmount().getRefund()),
                money(answer.getAmount().getTotal()),
                answer.getRefundId(),
                time(answer.getSuccessTime())));
    }

    static RefundNotice.State refundState(String status) {
        return switch (status) {
            case "SUCCESS" -> RefundNotice.State.SUCCEEDED;
            case "PROCESSING" -> RefundNotice.State.PROCESSING;
            case "ABNORMAL" -> RefundNotice.State.ABNORMAL;
            case "CLOSED" -> RefundNotice.State.CLOSED;
            default -> throw new IllegalArgumentException("refund status " + status);
        };
    }

    static Money money(Integer fen) {
        return Money.ofFen(fen);
    }

    static @Nullable Instant time(@Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : OffsetDateTime.parse(text).toInstant();
    }
}
