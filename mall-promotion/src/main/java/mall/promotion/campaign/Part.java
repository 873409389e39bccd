package mall.promotion.campaign;

import java.util.List;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Applied;

/// What a campaign did to the price of an order.
///
/// @param version of the campaign by which the price was made
/// @param cost what it took off, and what its gifts are worth
record Part(int version, Money cost) {

    /// No version: only an order that had its part before can have it again.
    private static final int NONE = 0;

    /// A price that was made by two versions was overtaken by an edit, and is by none.
    ///
    /// @param applied all of one campaign
    static Part of(List<Applied> applied) {
        var versions =
                applied.stream().map(one -> one.source().version()).distinct().toList();
        var cost = applied.stream()
                .map(Applied::amount)
                .reduce(Money.ZERO, Money::plus)
                .negated();
        return new Part(versions.size() == 1 ? versions.getFirst() : NONE, cost);
    }

    boolean isOfOneVersion() {
        return version != NONE;
    }

    /// @param gifts what it gave away
    Part and(Money gifts) {
        return new Part(version, cost.plus(gifts));
    }
}
