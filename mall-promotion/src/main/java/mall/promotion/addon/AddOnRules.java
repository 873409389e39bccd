package mall.promotion.addon;

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
import mall.promotion.campaign.Scope;
import mall.promotion.campaign.Title;

/// How much must be bought, and what may then be had cheaper.
///
/// @param most so many pieces of all extras together have their price
record AddOnRules(
        @Valid Scope scope,

        @Title("满额") @NotNull @Min(0) @Max(1_000_000_000) Money fromFen,

        @Title("换购商品") @NotEmpty @Size(max = 20) List<@NotNull @Valid Extra> extras,

        @Title("每单最多换购件数") @Min(1) @Max(20) int most) {

    AddOnRules {
        if (extras != null) extras = List.copyOf(extras);
    }

    record Extra(
            @Title("规格") @NotNull SkuId sku,

            @Title("换购价") @NotNull @Min(0) @Max(1_000_000_000)
            Money priceFen) {}

    Optional<Extra> extra(SkuId sku) {
        return extras.stream().filter(extra -> extra.sku().equals(sku)).findFirst();
    }

    void check(Problems problems) {
        var seen = new HashSet<SkuId>();
        for (int i = 0; i < extras.size(); i++) {
            if (!seen.add(extras.get(i).sku())) problems.at("extras").at(i).add("/sku", "repeated", "换购商品不能重复");
        }
    }
}
