/// What it costs to price a cart in a busy shop: ten lines, fifty campaigns that run, thirty coupons
/// in the buyer's hands.
@NullMarked
package mall.promotion.cost;

import org.jspecify.annotations.NullMarked;
