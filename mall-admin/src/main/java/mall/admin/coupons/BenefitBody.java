package mall.admin.coupons;

import mall.domain.catalog.ProductId;
import mall.domain.kernel.Money;
import mall.promotion.campaign.Problems;
import mall.promotion.coupon.Benefit;
import mall.promotion.coupon.Benefit.AmountOff;
import mall.promotion.coupon.Benefit.Exchange;
import mall.promotion.coupon.Benefit.FreeFreight;
import mall.promotion.coupon.Benefit.PercentOff;
import org.jspecify.annotations.Nullable;

/// What a coupon is worth, flat for a form: each kind has fields of its own, the others stay empty.
///
/// @param amountFen of AMOUNT
/// @param percent of PERCENT: that is taken off, 1 to 100
/// @param atMostFen of PERCENT and FREE_FREIGHT: null for no bound
/// @param product of EXCHANGE
record BenefitBody(
        Kind kind,
        @Nullable Long amountFen,
        @Nullable Integer percent,
        @Nullable Long atMostFen,
        @Nullable ProductId product) {

    enum Kind {
        AMOUNT,
        PERCENT,
        EXCHANGE,
        FREE_FREIGHT
    }

    Benefit benefit(Problems problems) {
        var atMost = atMostFen == null ? null : Money.ofFen(atMostFen);
        return switch (kind) {
            case AMOUNT -> new AmountOff(Money.ofFen(Wanted.of(amountFen, 1L, problems, "/amountFen")));
            case PERCENT -> new PercentOff(Wanted.of(percent, 1, problems, "/percent"), atMost);
            case EXCHANGE -> new Exchange(Wanted.of(product, ProductId.next(), problems, "/product"));
            case FREE_FREIGHT -> new FreeFreight(atMost);
        };
    }

    static BenefitBody of(Benefit benefit) {
        return switch (benefit) {
            case AmountOff(var amount) -> new BenefitBody(Kind.AMOUNT, amount.fen(), null, null, null);
            case PercentOff(int percent, var atMost) -> new BenefitBody(Kind.PERCENT, null, percent, fen(atMost), null);
            case Exchange(var product) -> new BenefitBody(Kind.EXCHANGE, null, null, null, product);
            case FreeFreight(var atMost) -> new BenefitBody(Kind.FREE_FREIGHT, null, null, fen(atMost), null);
        };
    }

    private static @Nullable Long fen(@Nullable Money amount) {
        return amount == null ? null : amount.fen();
    }
}
