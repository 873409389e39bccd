package mall.domain.payments;

import mall.domain.kernel.Money;

/// Money that is to go back.
///
/// @param cause why, unique for the payable: the same cause gives back once, however often it is
/// asked (`cancelled`, `after-sale:0192…`)
/// @param reason what the payer reads; cut off after 80 characters
public record RefundOrder(PayableRef payable, Money amount, String cause, String reason) {

    public RefundOrder {
        if (!amount.isPositive()) throw new IllegalArgumentException("nothing to refund of " + payable);
        reason = WechatText.cut(reason, 80);
    }
}
