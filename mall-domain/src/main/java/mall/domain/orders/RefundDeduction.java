package mall.domain.orders;

import jakarta.persistence.Embeddable;
import mall.domain.kernel.Money;

/// What one refund settles with one promotion.
///
/// @param amount taken off the refund; negative when some of what earlier refunds bore is given back
@Embeddable
record RefundDeduction(String play, String promotionId, Money amount) {}
