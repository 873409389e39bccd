/// Order numbers: readable, unique, and silent about how many orders the shop has.
@NullMarked
package mall.domain.orders.numbers;

import org.jspecify.annotations.NullMarked;
