package mall.promotion.newcomer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Title;

/// What costs a newcomer how much.
record NewcomerRules(
        @Title("新人价商品") @NotEmpty @Size(max = 200) List<@NotNull @Valid Price> prices) {

    NewcomerRules {
        if (prices != null) prices = List.copyOf(prices);
    }

    /// @param most so many units in an order have the price
    record Price(
            @Title("规格") @NotNull SkuId sku,

            @Title("新人价") @Min(0) @Max(1_000_000_000) Money priceFen,

            @Title("每单限购件数") @Min(1) @Max(100) int most) {}

    Optional<Price> price(SkuId sku) {
        return prices.stream().filter(price -> price.sku().equals(sku)).findFirst();
    }

    void check(Problems problems) {
        var seen = new HashSet<SkuId>();
        for (int i = 0; i < prices.size(); i++) {
            if (!seen.add(prices.get(i).sku())) problems.at("prices").at(i).add("/sku", "repeated", "同一规格只能定价一次");
        }
    }
}
