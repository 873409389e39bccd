package mall.admin.campaigns;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import mall.domain.kernel.Money;
import mall.promotion.campaign.Limits;
import org.jspecify.annotations.Nullable;

/// How much of it there is.
///
/// @param ordersPerMember null for any number
/// @param budgetFen what it may take off all orders together; null for any amount
record LimitsBody(
        @Min(1) @Max(1_000) @Nullable Integer ordersPerMember,
        @Min(1) @Max(100_000_000_000L) @Nullable Long budgetFen) {

    Limits limits() {
        return new Limits(ordersPerMember, budgetFen == null ? null : Money.ofFen(budgetFen));
    }

    static LimitsBody of(Limits limits) {
        var budget = limits.budget();
        return new LimitsBody(limits.ordersPerMember(), budget == null ? null : budget.fen());
    }
}
