package mall.domain.orders;

import mall.domain.kernel.Money;

/// How what was paid for a line is given back unit by unit: each unit its even share in whole fen,
/// the last one the rest, so that any sequence of refunds adds up to what was paid.
final class Shares {

    private Shares() {}

    /// @param paid for the whole line
    /// @param before units that were given back earlier
    /// @param now units that are given back now
    static Money of(Money paid, int quantity, int before, int now) {
        if (now < 0 || before < 0 || before + now > quantity) {
            throw new IllegalArgumentException("%d + %d of %d units".formatted(before, now, quantity));
        }
        if (now == 0) return Money.ZERO;
        var each = Money.ofFen(paid.fen() / quantity);
        var isLast = before + now == quantity;
        return isLast ? paid.minus(each.times(before)) : each.times(now);
    }
}
