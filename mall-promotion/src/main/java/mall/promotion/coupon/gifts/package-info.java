/// 转赠: a holder gives a coupon to a friend.
///
/// The coupon is offered under a token that travels in a shared card. Whoever opens the card first
/// has it; if nobody does within a day, or the giver changes his mind, it is the giver's again. While
/// it is offered, nobody can use it. How often one coupon may be given on is a matter of its
/// template; only gifts that were taken count.
///
/// **Door.** [CouponGifts][mall.promotion.coupon.gifts.CouponGifts].
///
/// **What always holds.** A coupon is offered exactly as long as it has one open gift, and a gift is
/// taken by one person, never by its giver.
@NamedInterface("gifts")
@NullMarked
package mall.promotion.coupon.gifts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
