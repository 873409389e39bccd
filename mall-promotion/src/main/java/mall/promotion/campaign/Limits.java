package mall.promotion.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// How much of a campaign there is.
///
/// @param ordersPerMember in how many orders one member may use it; null for any number
/// @param budget what it may cost the shop in all; null for any amount
public record Limits(
        @Min(1) @Max(1_000) @Nullable Integer ordersPerMember,
        @Min(1) @Max(100_000_000_000L) @Nullable Money budget) {

    public static final Limits NONE = new Limits(null, null);
}
