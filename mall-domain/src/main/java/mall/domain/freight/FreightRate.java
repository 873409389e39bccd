package mall.domain.freight;

import java.util.Collection;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// What it costs to send goods somewhere: the first units have one price, each further lot
/// another; a lot that is begun is paid.
///
/// @param firstUnits pieces or grams
/// @param furtherUnits pieces or grams per lot
/// @param freeFromAmount from which amount on it is free; null when it never is for its amount
/// @param freeFromPieces from how many pieces on it is free; null when it never is for its count
public record FreightRate(
        int firstUnits,
        Money firstFee,
        int furtherUnits,
        Money furtherFee,
        @Nullable Money freeFromAmount,
        @Nullable Integer freeFromPieces) {

    /// The most that one fee may be.
    public static final Money MAXIMUM_FEE = Money.ofFen(1_000_000);

    public FreightRate {
        if (firstUnits < 1 || furtherUnits < 1) throw new InvalidFreightRules("units");
        if (!isFee(firstFee) || !isFee(furtherFee)) throw new InvalidFreightRules("fee");
        if (freeFromAmount != null && !freeFromAmount.isPositive()) throw new InvalidFreightRules("free-from-amount");
        if (freeFromPieces != null && freeFromPieces < 1) throw new InvalidFreightRules("free-from-pieces");
    }

    private static boolean isFee(Money fee) {
        return !fee.isNegative() && !fee.isMoreThan(MAXIMUM_FEE);
    }

    Money of(FreightMode mode, Collection<FreightItem> items) {
        if (isFree(items)) return Money.ZERO;
        long units = items.stream().mapToLong(mode::units).sum();
        long lots = Math.ceilDiv(Math.max(0, units - firstUnits), furtherUnits);
        return firstFee.plus(furtherFee.times(Math.toIntExact(lots)));
    }

    private boolean isFree(Collection<FreightItem> items) {
        if (freeFromPieces != null
                && items.stream().mapToLong(FreightItem::quantity).sum() >= freeFromPieces) return true;
        return freeFromAmount != null
                && !Money.sum(items.stream().map(FreightItem::amount).toList()).isLessThan(freeFromAmount);
    }
}
