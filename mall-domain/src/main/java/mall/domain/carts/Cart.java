package mall.domain.carts;

import java.util.List;
import mall.domain.kernel.Money;

/// A member's cart, the line that was added last first.
public record Cart(List<CartLine> lines) {

    public Cart {
        lines = List.copyOf(lines);
    }

    /// The lines that would be ordered now.
    public List<CartLine> toOrder() {
        return lines.stream()
                .filter(line -> line.isSelected() && line.canBeOrdered())
                .toList();
    }

    /// How many units would be ordered now.
    public int units() {
        return toOrder().stream().mapToInt(CartLine::quantity).sum();
    }

    /// What these cost at today's prices, before any promotion.
    public Money amount() {
        return Money.sum(toOrder().stream().map(CartLine::amount).toList());
    }
}
