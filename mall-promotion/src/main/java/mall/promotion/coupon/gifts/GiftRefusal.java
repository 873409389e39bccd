package mall.promotion.coupon.gifts;

import mall.domain.kernel.Refusal;

/// Why a coupon does not change hands.
public abstract sealed class GiftRefusal extends Refusal {

    private GiftRefusal(String code) {
        super(code);
    }

    /// Somebody took it, or the giver has it back.
    public static final class GiftGone extends GiftRefusal {
        GiftGone() {
            super("coupon-gift-gone");
        }
    }

    /// The giver wants to take it himself; he may withdraw it.
    public static final class OwnGift extends GiftRefusal {
        OwnGift() {
            super("coupon-gift-own");
        }
    }

    /// It was given on as often as it may be, or cannot be used any more.
    public static final class NotToBeGiven extends GiftRefusal {
        NotToBeGiven() {
            super("coupon-gift-not-allowed");
        }
    }
}
