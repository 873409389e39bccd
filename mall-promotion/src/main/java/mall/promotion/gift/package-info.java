/// 满赠: whoever buys enough gets something for nothing, and may choose what.
///
/// A campaign kind in the lane ORDER. The highest step of the ladder that is reached gives one of
/// its gifts, as a line of its own at price 0: the one that the buyer chose, else the first that is
/// in stock. Gifts are ordinary goods and take ordinary stock when the order is placed; where the
/// last one goes meanwhile the order is refused and priced anew. A gift that is sold out when the
/// price is made is left out, and the quote says so.
///
/// A gift costs the campaign its value: the budget is spent by it, and the figures show it.
///
/// **Refunds.** When what the buyer keeps falls below the step that gave the gift, the merchant's
/// policy decides: the gift comes back too, or its value is taken off the refund, or he keeps it.
/// The value is due for as long as he keeps the gift and too little else: a refund that is smaller
/// bears what it can and the next one the rest, and it is given back when the gift comes back, too.
@ApplicationModule(
        id = "gift",
        allowedDependencies = {"kernel", "campaign", "catalog", "orders :: pricing"})
@NullMarked
package mall.promotion.gift;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
