package mall.promotion.coupon;

import java.util.List;
import java.util.Objects;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Applied;
import mall.domain.orders.pricing.Applied.Share;
import mall.domain.orders.pricing.Deduction;
import mall.domain.orders.pricing.Deduction.TakeBack;
import mall.domain.orders.pricing.RefundQuote;
import mall.promotion.coupon.CouponTerms.PartialRefund;

/// What is due to a coupon when a refund leaves less than its threshold: what it took off the goods
/// that stay. Once they come back too, nothing is due.
final class Shortfall {

    private Shortfall() {}

    static List<Deduction> of(CouponTerms terms, Applied applied, RefundQuote quote) {
        if (terms.partialRefund() != PartialRefund.TAKE_BACK) return List.of();
        var shares =
                applied.shares().stream().filter(share -> share.line() != null).toList();
        if (shares.isEmpty()) return List.of();
        var bought = Money.ZERO;
        var kept = Money.ZERO;
        int piecesBought = 0;
        int piecesKept = 0;
        for (var share : shares) {
            var line = line(share, quote);
            bought = bought.plus(line.goods());
            kept = kept.plus(line.worth(line.kept()));
            piecesBought += line.quantity();
            piecesKept += line.kept();
        }
        var isBelow = terms.reaches(bought, piecesBought) && !terms.reaches(kept, piecesKept);
        if (!isBelow || piecesKept == 0) return List.of();
        var due = Money.sum(
                shares.stream().map(share -> onKept(share, line(share, quote))).toList());
        return List.of(new TakeBack(applied.source(), due));
    }

    private static Money onKept(Share share, RefundQuote.Line line) {
        return Money.ofFen(Math.multiplyExact(share.amount().negated().fen(), line.kept()) / line.quantity());
    }

    private static RefundQuote.Line line(Share share, RefundQuote quote) {
        return quote.line(Objects.requireNonNull(share.line()));
    }
}
