package mall.admin.freight;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import mall.domain.freight.FreightRate;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// What it costs: the first units have one price, each further lot that is begun another.
///
/// @param firstUnits pieces or grams
/// @param furtherUnits pieces or grams per lot
/// @param freeFromAmountFen from which amount of these goods on it is free
/// @param freeFromPieces from how many pieces of these goods on it is free
record RateBody(
        @Min(1) @Max(1_000_000) int firstUnits,
        @Min(0) @Max(1_000_000) long firstFeeFen,
        @Min(1) @Max(1_000_000) int furtherUnits,
        @Min(0) @Max(1_000_000) long furtherFeeFen,
        @Min(1) @Max(1_000_000_000) @Nullable Long freeFromAmountFen,
        @Min(1) @Max(1_000_000) @Nullable Integer freeFromPieces) {

    FreightRate rate() {
        return new FreightRate(
                firstUnits,
                Money.ofFen(firstFeeFen),
                furtherUnits,
                Money.ofFen(furtherFeeFen),
                freeFromAmountFen == null ? null : Money.ofFen(freeFromAmountFen),
                freeFromPieces);
    }

    static @Nullable RateBody of(@Nullable FreightRate rate) {
        if (rate == null) return null;
        var freeFrom = rate.freeFromAmount();
        return new RateBody(
                rate.firstUnits(),
                rate.firstFee().fen(),
                rate.furtherUnits(),
                rate.furtherFee().fen(),
                freeFrom == null ? null : freeFrom.fen(),
                rate.freeFromPieces());
    }
}
