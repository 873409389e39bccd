package mall.domain.orders.pricing;

import java.util.List;

/// All that an order needs to know of a promotion play. Whoever calls plays takes
/// `ObjectProvider<Play>` and reads it at use: plays live above and reach back to the checkout.
public interface Play {

    /// `flash-sale`: its name in requests, adjustments and addresses.
    String code();

    /// What the merchant calls it: 限时折扣.
    default String title() {
        return code();
    }

    Lane lane();

    /// What this play would do to the price. Pure, and answered from data already loaded or cached:
    /// every look at the cart asks every play, perhaps more than once.
    List<Adjustment> adjust(Quote quote);

    /// Takes what is scarce, once, in the placing transaction; a refusal undoes the order. Asked
    /// only when at least one adjustment of this play was applied.
    default void claim(Placement placement) {}

    /// Gives back what was claimed, in the transaction that undoes the order. Survives a second
    /// call.
    default void release(Claimed claimed, Cause cause) {}

    /// Asked before a refund of some units is fixed: a gift to return, and what is due for what the
    /// buyer keeps, whatever was said at an earlier refund. Pure.
    default List<Deduction> refund(RefundQuote quote) {
        return List.of();
    }
}
