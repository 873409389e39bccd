/// Codes that are good for a coupon: printed on cards, sent by messages, told by hosts.
///
/// **Doors.** [CodeBatches][mall.promotion.coupon.codes.CodeBatches] is where the merchant makes
/// them, one for everybody or up to 100,000 that are good once each, and takes them away as a list.
/// [CodeRedemption][mall.promotion.coupon.codes.CodeRedemption] gives a coupon for one.
///
/// **What always holds.** A unique code gives one coupon, a shared one gives each member one. Unique
/// codes have 60 random bits, so that with 100,000 of them one guess in 10¹³ hits; how often one may
/// guess is limited at the door.
@NamedInterface("codes")
@NullMarked
package mall.promotion.coupon.codes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
