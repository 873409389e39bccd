package mall.domain.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import mall.domain.kernel.Money;

/// Units of a line, and what goes back for them before anything is deducted.
@Embeddable
public record RefundedUnits(@Column(name = "line_no") int line, int quantity, Money amount) {}
