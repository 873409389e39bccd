package mall.domain.payments;

import java.time.Instant;
import mall.domain.kernel.Money;

/// The success that is kept for a payable.
public record SettledPayment(
        PaymentId payment,
        String outTradeNo,
        String transactionId,
        String mchid,
        PayerAccount payer,
        Money amount,
        Instant paidAt) {}
