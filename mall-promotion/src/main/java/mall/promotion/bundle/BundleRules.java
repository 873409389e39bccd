package mall.promotion.bundle;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Title;

/// What makes a set, and what a set costs.
///
/// @param most so many sets in an order have the price
record BundleRules(
        @Title("套餐商品") @NotNull @Size(min = 2, max = 10) List<@NotNull @Valid Part> parts,

        @Title("套餐价") @NotNull @Min(0) @Max(1_000_000_000) Money priceFen,

        @Title("每单最多套数") @Min(1) @Max(1_000) int most) {

    BundleRules {
        if (parts != null) parts = List.copyOf(parts);
    }

    record Part(
            @Title("规格") @NotNull SkuId sku,
            @Title("件数") @Min(1) @Max(100) int quantity) {}

    void check(Problems problems) {
        var seen = new HashSet<SkuId>();
        for (int i = 0; i < parts.size(); i++) {
            if (!seen.add(parts.get(i).sku())) problems.at("parts").at(i).add("/sku", "repeated", "套餐里同一规格只填一次");
        }
    }
}
