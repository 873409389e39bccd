/// A coupon's whole life: written as a template, given out, held, bound by an order, used, given
/// back, given on to a friend, or lost to time.
///
/// **Doors.** [CouponTemplates][mall.promotion.coupon.CouponTemplates] is where the merchant writes
/// what a coupon promises and how many there are. [CouponClaims][mall.promotion.coupon.CouponClaims]
/// hands one to whoever asks; [Granting][mall.promotion.coupon.Granting] to whomever the shop says,
/// once per cause. [CouponControl][mall.promotion.coupon.CouponControl] stops single coupons.
/// [CouponViews][mall.promotion.coupon.CouponViews] shows them. Checkout knows coupons as the play
/// `coupon` ([CouponPlay]), in the lane COUPON.
///
/// **Life.** AVAILABLE from the moment it is given; LOCKED by the order that is placed with it; USED
/// when that is paid; AVAILABLE again when the order is undone, or EXPIRED if its time is over by
/// then. OFFERED while it waits for a friend; FROZEN and REVOKED by the shop. What an order earned is
/// REVOKED when that order is undone or all of it comes back; one that is used by then stays used.
///
/// **In a basket.** A coupon takes effect on all goods of its scope that carry no other coupon, and
/// one line carries one coupon. Who chooses nothing gets the set that saves most, by exact search;
/// who chooses gets exactly what he chose or hears why not; the choice `none` keeps all coupons.
///
/// **Refunds.** Units go back at what was paid for them. Under TAKE_BACK, what the coupon took off
/// the goods that stay is due while they are below its threshold: taken off refunds, and given back
/// when they are returned, too, so that whoever returns everything has what he paid.
///
/// **Events.** [CouponEvent][mall.promotion.coupon.CouponEvent]. It listens to orders paid,
/// cancelled and refunded.
///
/// **What always holds.** Never more are given out than there are, nor more to one member than his
/// limit, however many claim at once: the counts are conditional writes. A coupon is bound by at most
/// one order, and each order that bears a coupon's discount has that coupon locked or used. One cause
/// gives one coupon. A coupon keeps the terms under which it was given.
@ApplicationModule(
        id = "coupon",
        allowedDependencies = {
            "kernel",
            "catalog",
            "snapshots",
            "settings",
            "privacy",
            "audit",
            "operators",
            "orders",
            "orders :: pricing",
            "orders :: views",
            "members",
            "campaign"
        })
@NullMarked
package mall.promotion.coupon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
