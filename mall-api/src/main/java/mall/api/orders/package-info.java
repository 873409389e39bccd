/// Where shoppers ask for a price, order, pay and follow their orders. Everything here is the shopper's
/// own; anybody else's order is not there.
@NullMarked
package mall.api.orders;

import org.jspecify.annotations.NullMarked;
