/// The one place where prices change, and the seam through which promotion plays enter it.
///
/// A [Play][mall.domain.orders.pricing.Play] looks at a [Quote][mall.domain.orders.pricing.Quote]
/// and proposes [Adjustment][mall.domain.orders.pricing.Adjustment]s;
/// [Pricing][mall.domain.orders.pricing.Pricing] goes through the
/// [Lane][mall.domain.orders.pricing.Lane]s, lets the proposals of a lane compete, and answers
/// with a [PricedQuote][mall.domain.orders.pricing.PricedQuote] that says what was applied, what
/// was not, and why. When an order is placed, the plays that took part claim what is scarce; when
/// it is undone, they give it back.
///
/// Free freight is decided once the goods are priced and freight is charged, before coupons: a coupon
/// never costs the buyer his free freight, and no coupon is spent on freight that is free anyway.
///
/// Which promotions may meet on one line is a matrix of play × play that the merchant sees and
/// edits: [StackingMatrix][mall.domain.orders.pricing.StackingMatrix].
///
/// What always holds: goods + freight + adjustments = payable ≥ 0, to the fen, whatever the plays
/// propose and in whatever order the lines come.
@NamedInterface("pricing")
@NullMarked
package mall.domain.orders.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
