package mall.promotion.coupon;

import mall.promotion.coupon.Benefit.AmountOff;
import mall.promotion.coupon.Benefit.Exchange;
import mall.promotion.coupon.Benefit.FreeFreight;
import mall.promotion.coupon.Benefit.PercentOff;

/// What coupons say of themselves in a quote, in the shop's language.
final class CouponWords {

    private CouponWords() {}

    /// Why it takes something off: `满 ¥100.00 减 ¥20.00`.
    static String applied(CouponTerms terms) {
        return threshold(terms) + gain(terms.benefit());
    }

    /// `减 ¥20.00`.
    static String gain(Benefit benefit) {
        return switch (benefit) {
            case AmountOff(var amount) -> "减 " + amount;
            case PercentOff off -> "减 %d%%".formatted(off.percent());
            case Exchange _ -> "兑换一件";
            case FreeFreight _ -> "免运费";
        };
    }

    private static String threshold(CouponTerms terms) {
        if (terms.fromAmount().isPositive()) return "满 %s ".formatted(terms.fromAmount());
        return terms.fromPieces() > 0 ? "满 %d 件 ".formatted(terms.fromPieces()) : "";
    }
}
