package mall.api.coupons;

import mall.domain.catalog.ProductId;
import mall.domain.kernel.Money;
import mall.promotion.campaign.Scope;
import mall.promotion.coupon.Benefit.AmountOff;
import mall.promotion.coupon.Benefit.Exchange;
import mall.promotion.coupon.Benefit.FreeFreight;
import mall.promotion.coupon.Benefit.PercentOff;
import mall.promotion.coupon.CouponTerms;
import org.jspecify.annotations.Nullable;

/// What a coupon promises.
///
/// @param amountFen of AMOUNT
/// @param percent of PERCENT: that is taken off
/// @param atMostFen of PERCENT and FREE_FREIGHT: null for no bound
/// @param product of EXCHANGE
/// @param fromAmountFen what the goods must cost; 0 for no threshold
/// @param fromPieces how many of them there must be; 0 for no threshold
/// @param scope the goods that it can be used on; all, when nothing is named
record PromiseResponse(
        Kind kind,
        @Nullable Long amountFen,
        @Nullable Integer percent,
        @Nullable Long atMostFen,
        @Nullable ProductId product,
        long fromAmountFen,
        int fromPieces,
        Scope scope) {

    enum Kind {
        AMOUNT,
        PERCENT,
        EXCHANGE,
        FREE_FREIGHT
    }

    static PromiseResponse of(CouponTerms terms) {
        return switch (terms.benefit()) {
            case AmountOff(var amount) -> of(terms, Kind.AMOUNT, amount, null, null, null);
            case PercentOff(int percent, var atMost) -> of(terms, Kind.PERCENT, null, percent, atMost, null);
            case Exchange(var product) -> of(terms, Kind.EXCHANGE, null, null, null, product);
            case FreeFreight(var atMost) -> of(terms, Kind.FREE_FREIGHT, null, null, atMost, null);
        };
    }

    private static PromiseResponse of(
            CouponTerms terms,
            Kind kind,
            @Nullable Money amount,
            @Nullable Integer percent,
            @Nullable Money atMost,
            @Nullable ProductId product) {
        return new PromiseResponse(
                kind,
                amount == null ? null : amount.fen(),
                percent,
                atMost == null ? null : atMost.fen(),
                product,
                terms.fromAmount().fen(),
                terms.fromPieces(),
                terms.scope());
    }
}
