package mall.domain.payments;

import java.time.Instant;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;

/// What somebody wants to pay now.
///
/// @param account the payer's own, loaded by the caller; whoever pays in the end must be him
/// @param description what the payer reads in WeChat's cashier; cut off after 127 characters
/// @param payBy after this moment WeChat takes no money for it
public record PaymentOrder(
        PayableRef payable, MemberId payer, PayerAccount account, Money amount, String description, Instant payBy) {

    public PaymentOrder {
        if (!amount.isPositive()) throw new IllegalArgumentException("nothing to pay for " + payable);
        description = WechatText.cut(description, 127);
    }
}
