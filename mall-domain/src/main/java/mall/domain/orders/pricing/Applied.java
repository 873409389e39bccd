package mall.domain.orders.pricing;

import java.util.List;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// A promotion that took effect, and how much of it fell on what.
public record Applied(Source source, List<Share> shares) {

    public Applied {
        shares = List.copyOf(shares);
    }

    /// What it adds to the bill: zero or less.
    public Money amount() {
        return shares.stream().map(Share::amount).reduce(Money.ZERO, Money::plus);
    }

    /// @param line null when it falls on the freight
    /// @param amount what it adds to the line or the freight: zero or less
    public record Share(@Nullable Integer line, Money amount) {}
}
