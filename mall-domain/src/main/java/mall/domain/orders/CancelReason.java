package mall.domain.orders;

import mall.domain.orders.pricing.Cause;

/// Why an order is cancelled.
public enum CancelReason {
    /// The buyer does not want it any more.
    BUYER,
    /// The shop cannot or will not deliver it.
    SHOP,
    /// It was not paid in time.
    PAYMENT_EXPIRED,
    /// What it was part of did not come about: a team that did not fill up.
    PLAY;

    Cause causeBeforePayment() {
        return this == PAYMENT_EXPIRED ? Cause.EXPIRED : Cause.CANCELLED;
    }
}
