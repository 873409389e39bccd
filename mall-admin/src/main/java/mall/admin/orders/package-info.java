/// Where the shop's staff works on orders: finds them, ships them, corrects, cancels and refunds. Whoever
/// receives an order is masked; to reveal him takes a permission and leaves a line in the action log.
@NullMarked
package mall.admin.orders;

import org.jspecify.annotations.NullMarked;
