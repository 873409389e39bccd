package mall.promotion.coupon;

import java.util.List;
import mall.domain.orders.pricing.Quote;
import mall.promotion.coupon.Benefit.AmountOff;
import mall.promotion.coupon.Benefit.Exchange;
import mall.promotion.coupon.Benefit.FreeFreight;
import mall.promotion.coupon.Benefit.PercentOff;

/// Tries every sequence of coupons, and knows of coupons what stands on them and nothing else.
final class ByHand {

    private ByHand() {}

    /// The most that there is to save.
    static long saving(List<Quote.Line> open, List<HeldCoupon> coupons, long freight, int most) {
        return saving(open, open, coupons, freight, most);
    }

    private static long saving(
            List<Quote.Line> all, List<Quote.Line> open, List<HeldCoupon> coupons, long freight, int most) {
        if (most == 0) return 0;
        long best = 0;
        for (var coupon : coupons) {
            var others = coupons.stream().filter(other -> other != coupon).toList();
            var terms = coupon.terms();
            var mine = open.stream()
                    .filter(line -> terms.scope().covers(line.sku()))
                    .toList();
            var scope = all.stream()
                    .filter(line -> terms.scope().covers(line.sku()))
                    .toList();
            long saving = 0;
            var left = open;
            long freightLeft = freight;
            switch (terms.benefit()) {
                case AmountOff(var amount) -> {
                    if (reaches(terms, mine)) saving = Math.min(amount.fen(), cost(mine));
                    left = open.stream().filter(line -> !mine.contains(line)).toList();
                }
                case PercentOff(int percent, var atMost) -> {
                    if (reaches(terms, mine)) saving = cost(mine) * percent / 100;
                    if (atMost != null) saving = Math.min(saving, atMost.fen());
                    left = open.stream().filter(line -> !mine.contains(line)).toList();
                }
                case Exchange(var product) -> {
                    var one = open.stream()
                            .filter(line -> line.sku().product().equals(product))
                            .findFirst();
                    if (one.isPresent() && reaches(terms, scope)) {
                        saving = one.get().amount().fen() / one.get().quantity();
                        left = open.stream().filter(line -> line != one.get()).toList();
                    }
                }
                case FreeFreight(var atMost) -> {
                    if (!scope.isEmpty() && reaches(terms, scope)) saving = freight;
                    if (atMost != null) saving = Math.min(saving, atMost.fen());
                    freightLeft = 0;
                }
            }
            if (saving > 0) best = Math.max(best, saving + saving(all, left, others, freightLeft, most - 1));
        }
        return best;
    }

    private static boolean reaches(CouponTerms terms, List<Quote.Line> lines) {
        return cost(lines) >= terms.fromAmount().fen()
                && lines.stream().mapToInt(Quote.Line::quantity).sum() >= terms.fromPieces();
    }

    private static long cost(List<Quote.Line> lines) {
        return lines.stream().mapToLong(line -> line.amount().fen()).sum();
    }
}
