package mall.domain.orders.pricing;

import java.util.List;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// What a basket costs, and how that comes about: goods + freight + adjustments = payable.
///
/// @param freight before adjustments; null while nobody has said where to send it
/// @param applied in the order in which they took effect
public record PricedQuote(
        List<PricedLine> lines, @Nullable Money freight, List<Applied> applied, List<Missed> missed, Money payable) {

    public PricedQuote {
        lines = List.copyOf(lines);
        applied = List.copyOf(applied);
        missed = List.copyOf(missed);
    }

    /// What the lines cost before anything is taken off.
    public Money goods() {
        return lines.stream().map(PricedLine::goods).reduce(Money.ZERO, Money::plus);
    }

    /// What all adjustments add to the bill: zero or less.
    public Money adjustments() {
        return applied.stream().map(Applied::amount).reduce(Money.ZERO, Money::plus);
    }
}
