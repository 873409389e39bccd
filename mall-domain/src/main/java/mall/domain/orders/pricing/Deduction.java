package mall.domain.orders.pricing;

import mall.domain.kernel.Money;

/// What a play wants back when units that carried its promotion are refunded.
public sealed interface Deduction {

    Source source();

    /// A gift goes back together with the goods that earned it.
    ///
    /// @param line the gift's line in the order
    record ReturnGift(Source source, int line, int quantity) implements Deduction {}

    /// What is due for all that is kept after the refund; nothing is due of a promotion that names
    /// none. Orders knows what earlier refunds bore: this one bears what is missing, as far as it
    /// reaches, and gives back what is too much.
    ///
    /// @param amount zero or more
    record TakeBack(Source source, Money amount) implements Deduction {}
}
