package mall.member.points;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.Money;

/// How points are spent at checkout: whole units of so many points for so much money, on some
/// goods, up to a part of what they cost.
///
/// @param unitPoints so many points are one unit
/// @param unitFen what one unit is worth
/// @param mostPercent of what the goods cost; 0 when points are not spent at checkout
/// @param mostPoints for one order
/// @param categories whose goods may be bought with points; empty for all
/// @param excluded products that may not
public record PointsSpending(
        @Min(1) @Max(1_000_000) int unitPoints,
        @Min(1) @Max(1_000_000) int unitFen,
        @Min(0) @Max(100) int mostPercent,
        @Min(0) @Max(1_000_000_000) long mostPoints,
        @NotNull @Size(max = 100) List<@NotNull CategoryId> categories,
        @NotNull @Size(max = 1_000) List<@NotNull ProductId> excluded) {

    static final PointsSpending NONE = new PointsSpending(100, 100, 0, 1_000_000, List.of(), List.of());

    public PointsSpending {
        categories = List.copyOf(categories);
        excluded = List.copyOf(excluded);
    }

    boolean allows(SkuSnapshot sku) {
        return !excluded.contains(sku.product())
                && (categories.isEmpty() || sku.categories().stream().anyMatch(categories::contains));
    }

    /// How many points somebody who has so many can spend on goods that cost so much.
    long most(long usable, Money goods) {
        var worth = Math.multiplyExact(goods.fen(), mostPercent) / 100;
        var units = Math.min(Math.min(usable, mostPoints) / unitPoints, worth / unitFen);
        return units * unitPoints;
    }

    boolean isWhole(long points) {
        return points % unitPoints == 0;
    }

    Money worth(long points) {
        return Money.ofFen(Math.multiplyExact(points / unitPoints, unitFen));
    }
}
