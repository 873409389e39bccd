/// How an order looks on the wire, the same to its buyer and to the order desk. What only one of
/// them may see does not belong here.
@NullMarked
package mall.web.orders;

import org.jspecify.annotations.NullMarked;
