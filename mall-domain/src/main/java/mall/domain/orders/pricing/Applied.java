package mall.domain.orders.pricing;

import java.util.List;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// A promotion that took effect, and how much of it fell on what.
///
/// @param words why, for people; empty once the order is placed
/// @param shares of lines and freight; a line that earned a gift, and the gift, have a share of 0
public record Applied(Source source, String words, List<Share> shares) {

    public Applied {
        shares = List.copyOf(shares);
    }

    public Applied(Source source, List<Share> shares) {
        this(source, "", shares);
    }

    /// What it adds to the bill: zero or less.
    public Money amount() {
        return shares.stream().map(Share::amount).reduce(Money.ZERO, Money::plus);
    }

    /// @param line null when it falls on the freight
    /// @param amount what it adds to the line or the freight: zero or less
    public record Share(@Nullable Integer line, Money amount) {}
}
