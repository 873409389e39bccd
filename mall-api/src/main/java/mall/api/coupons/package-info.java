/// A shopper's coupons: what he may claim, what he holds, what he gives to a friend.
@NullMarked
package mall.api.coupons;

import org.jspecify.annotations.NullMarked;
