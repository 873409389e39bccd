package mall.promotion.coupon;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Quote;
import mall.promotion.coupon.Benefit.AmountOff;
import mall.promotion.coupon.Benefit.Exchange;
import mall.promotion.coupon.Benefit.FreeFreight;
import mall.promotion.coupon.Benefit.PercentOff;
import org.jspecify.annotations.Nullable;

/// A coupon held against a basket: what it would save if some lines carry other coupons already.
/// Amounts are those after all lanes before the coupons'.
final class Candidate {

    final HeldCoupon coupon;
    private final Quote quote;

    /// Positions in the quote of the goods of its scope: they count for its threshold.
    private final int[] scope;

    /// Positions of the lines that it may take.
    private final int[] lines;

    Candidate(HeldCoupon coupon, Quote quote) {
        this.coupon = coupon;
        this.quote = quote;
        this.scope = IntStream.range(0, quote.lines().size())
                .filter(i -> coupon.terms().scope().covers(quote.lines().get(i).sku()))
                .toArray();
        this.lines = switch (coupon.terms().benefit()) {
            case AmountOff _, PercentOff _ -> scope;
            case Exchange(var product) -> of(product);
            case FreeFreight _ -> new int[0];
        };
    }

    private int[] of(ProductId product) {
        return IntStream.range(0, quote.lines().size())
                .filter(i -> quote.lines().get(i).sku().product().equals(product))
                .toArray();
    }

    boolean isOnFreight() {
        return coupon.terms().benefit() instanceof FreeFreight;
    }

    /// Whether anything in the basket is meant by it.
    boolean isMeant() {
        return isOnFreight() ? scope.length > 0 : lines.length > 0;
    }

    /// The lines that it takes when the marked ones are taken.
    int[] takes(boolean[] taken) {
        if (coupon.terms().benefit() instanceof Exchange) {
            var one = dearest(taken);
            return one == null ? new int[0] : new int[] {one};
        }
        return Arrays.stream(lines).filter(i -> !taken[i]).toArray();
    }

    /// In fen. Never less when fewer lines are taken: the search relies on it.
    ///
    /// @param freight what is left of it to take off
    long saving(boolean[] taken, long freight) {
        return switch (coupon.terms().benefit()) {
            case AmountOff(var amount) -> {
                var goods = reached(taken);
                yield Math.min(amount.fen(), goods);
            }
            case PercentOff(int percent, var atMost) -> {
                var off = Math.multiplyExact(reached(taken), percent) / 100;
                yield atMost == null ? off : Math.min(off, atMost.fen());
            }
            case Exchange _ -> reachesInScope() ? unitOf(dearest(taken)) : 0;
            case FreeFreight(var atMost) -> {
                if (scope.length == 0 || !reachesInScope()) yield 0;
                yield atMost == null ? freight : Math.min(freight, atMost.fen());
            }
        };
    }

    /// What the lines cost that it could take, if that reaches its threshold; else 0.
    private long reached(boolean[] taken) {
        long goods = 0;
        int pieces = 0;
        for (int i : lines) {
            if (taken[i]) continue;
            goods += amount(i);
            pieces += quote.lines().get(i).quantity();
        }
        return coupon.terms().reaches(Money.ofFen(goods), pieces) ? goods : 0;
    }

    private boolean reachesInScope() {
        return coupon.terms().reaches(Money.ofFen(goodsInScope()), piecesInScope());
    }

    /// The line of which one unit is worth most; of equals the one whose SKU comes first.
    private @Nullable Integer dearest(boolean[] taken) {
        return Arrays.stream(lines)
                .filter(i -> !taken[i])
                .boxed()
                .min(Comparator.comparingLong((Integer i) -> -unitOf(i))
                        .thenComparing(i -> quote.lines().get(i).sku().id().id()))
                .orElse(null);
    }

    private long unitOf(@Nullable Integer i) {
        return i == null ? 0 : amount(i) / quote.lines().get(i).quantity();
    }

    private long amount(int i) {
        return quote.lines().get(i).amount().fen();
    }

    long goodsInScope() {
        return Arrays.stream(scope).mapToLong(this::amount).sum();
    }

    int piecesInScope() {
        return Arrays.stream(scope).map(i -> quote.lines().get(i).quantity()).sum();
    }
}
