package mall.domain.orders.pricing;

import mall.domain.kernel.Money;

/// What a play wants back when units that carried its promotion are refunded.
public sealed interface Deduction {

    Source source();

    /// A gift goes back together with the goods that earned it.
    ///
    /// @param line the gift's line in the order
    record ReturnGift(Source source, int line, int quantity) implements Deduction {}

    /// The worth of what was kept is taken off the refund.
    record TakeBack(Source source, Money amount) implements Deduction {}
}
