package mall.domain.orders.pricing;

import mall.domain.kernel.Money;

/// What a basket lacks of what a promotion asks for: an amount of goods or a number of pieces.
///
/// @param pieces 0 when an amount is missing
public record Gap(Money amount, int pieces) {

    public static Gap of(Money amount) {
        return new Gap(amount, 0);
    }

    public static Gap ofPieces(int pieces) {
        return new Gap(Money.ZERO, pieces);
    }
}
