/// The counter of a flash sale: where buyers tap 立即抢购, get in or not, and get their orders.
///
/// **Doors.** [AttemptTokens][mall.promotion.flashsale.counter.AttemptTokens] are what a page gives to
/// whoever may tap.
@NamedInterface("counter")
@NullMarked
package mall.promotion.flashsale.counter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
