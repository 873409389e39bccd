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

/// What a coupon takes back when a refund leaves less than its threshold: what it took off the goods
/// that stay. It does so once, with the refund that falls below, and never more than that refund.
final class Shortfall {

    private Shortfall() {}

    static List<Deduction> of(CouponTerms terms, Applied applied, RefundQuote quote) {
        if (terms.partialRefund() != PartialRefund.TAKE_BACK) return List.of();
        var shares =
                applied.shares().stream().filter(share -> share.line() != null).toList();
        if (shares.isEmpty()) return List.of();
        var before = Money.ZERO;
        var after = Money.ZERO;
        int piecesBefore = 0;
        int piecesAfter = 0;
        for (var share : shares) {
            var line = line(share, quote);
            before = before.plus(line.worth(line.keptBefore()));
            after = after.plus(line.worth(line.kept()));
            piecesBefore += line.keptBefore();
            piecesAfter += line.kept();
        }
        var fallsBelow = terms.reaches(before, piecesBefore) && !terms.reaches(after, piecesAfter);
        if (!fallsBelow || piecesAfter == 0) return List.of();
        var refund =
                Money.sum(quote.lines().stream().map(RefundQuote.Line::amount).toList());
        var kept = Money.sum(
                shares.stream().map(share -> onKept(share, line(share, quote))).toList());
        return List.of(new TakeBack(applied.source(), kept.min(refund)));
    }

    private static Money onKept(Share share, RefundQuote.Line line) {
        return Money.ofFen(Math.multiplyExact(share.amount().negated().fen(), line.kept()) / line.quantity());
    }

    private static RefundQuote.Line line(Share share, RefundQuote quote) {
        return quote.line(Objects.requireNonNull(share.line()));
    }
}
