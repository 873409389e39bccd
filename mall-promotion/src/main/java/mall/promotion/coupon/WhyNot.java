package mall.promotion.coupon;

import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.Quote;
import mall.domain.orders.pricing.Source;
import mall.promotion.coupon.BestDeal.Deal;

/// Says of a coupon that could be used at this moment why it is not used on this basket, and what
/// it would take.
///
/// @param tooMany whether the buyer chose more coupons than an order may use
record WhyNot(Deal deal, Quote quote, boolean tooMany) {

    Unmet unmet(Candidate candidate, Source source) {
        var terms = candidate.coupon.terms();
        if (!candidate.isMeant()) return new Unmet(source, "no-goods", "购物车里没有可用这张券的商品");
        var goods = Money.ofFen(candidate.goodsInScope());
        if (goods.isLessThan(terms.fromAmount())) {
            return new Unmet(
                    source,
                    "below-threshold",
                    "再买 %s 可%s".formatted(terms.fromAmount().minus(goods), CouponWords.gain(terms.benefit())));
        }
        var pieces = candidate.piecesInScope();
        if (pieces < terms.fromPieces()) {
            return new Unmet(
                    source,
                    "below-threshold",
                    "再买 %d 件可%s".formatted(terms.fromPieces() - pieces, CouponWords.gain(terms.benefit())));
        }
        if (candidate.isOnFreight() && quote.freight().isZero()) return new Unmet(source, "no-freight", "这单没有运费可减");
        if (tooMany) return new Unmet(source, "too-many", "一张订单用不了这么多券");
        return wouldSaveAlone(candidate)
                ? new Unmet(source, "not-best", "同一件商品只能用一张券，已选用更优惠的")
                : new Unmet(source, "no-saving", "这张券在这单省不了钱");
    }

    private boolean wouldSaveAlone(Candidate candidate) {
        return candidate.saving(
                        new boolean[quote.lines().size()], quote.freight().fen())
                > 0;
    }
}
