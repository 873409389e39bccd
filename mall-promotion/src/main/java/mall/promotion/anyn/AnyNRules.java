package mall.promotion.anyn;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import mall.domain.kernel.Money;
import mall.promotion.campaign.Scope;
import mall.promotion.campaign.Title;

/// How many pieces for how much.
///
/// @param most so many groups in an order have the price
record AnyNRules(
        @Valid Scope scope,

        @Title("任选件数") @Min(2) @Max(20) int pieces,

        @Title("一口价") @NotNull @Min(1) @Max(1_000_000_000) Money priceFen,

        @Title("每单最多组数") @Min(1) @Max(500) int most) {

    /// `¥99.00 任选 3 件`.
    String words() {
        return "%s 任选 %d 件".formatted(priceFen, pieces);
    }
}
