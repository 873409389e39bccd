package mall.domain.carts;

import mall.domain.kernel.Money;

/// What has become different since a line was put into the cart.
public sealed interface LineProblem {

    /// Nobody knows this SKU any more.
    record Gone() implements LineProblem {}

    /// It is not on sale at the moment, or this variant is not made any more.
    record OffSale() implements LineProblem {}

    /// None is left.
    record SoldOut() implements LineProblem {}

    /// Less is left than the line wants.
    record FewerLeft(int available) implements LineProblem {}

    /// The cart holds more of the product than one order may take.
    record OverLimit(int limit) implements LineProblem {}

    /// It costs something else than when it was put in. It can be bought all the same.
    record PriceChanged(Money was, Money is) implements LineProblem {}

    /// Whether the line cannot be ordered as it is.
    default boolean isInTheWay() {
        return switch (this) {
            case Gone _, OffSale _, SoldOut _, FewerLeft _, OverLimit _ -> true;
            case PriceChanged _ -> false;
        };
    }
}
