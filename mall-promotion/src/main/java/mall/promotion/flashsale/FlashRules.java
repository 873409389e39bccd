package mall.promotion.flashsale;

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
import org.jspecify.annotations.Nullable;

/// What a flash sale sells, in each of its sessions.
///
/// @param limitPerCampaign units of all its goods that one member may buy in all sessions together;
/// null for any number
/// @param payWithinMinutes how long an order waits for its payment; null for 5
record FlashRules(
        @Title("秒杀商品") @NotEmpty @Size(max = 50) List<@NotNull @Valid Item> items,

        @Title(value = "整个活动每人限购件数", hint = "所有场次合计，不填则不限") @Min(1) @Max(10_000) @Nullable
        Integer limitPerCampaign,

        @Title(value = "付款时限（分钟）", hint = "不填为 5 分钟") @Min(1) @Max(120) @Nullable
        Integer payWithinMinutes) {

    private static final int USUAL_MINUTES = 5;

    FlashRules {
        if (items != null) items = List.copyOf(items);
    }

    /// @param priceFen of one unit
    /// @param quota units in each session, set aside from ordinary stock
    /// @param limitPerMember units that one member may buy in one session
    record Item(
            @Title("规格") @NotNull SkuId sku,

            @Title("秒杀价") @NotNull @Min(1) @Max(1_000_000_000)
            Money priceFen,

            @Title("每场件数") @Min(1) @Max(1_000_000) int quota,
            @Title("每人每场限购件数") @Min(1) @Max(100) int limitPerMember) {}

    int payWithin() {
        return payWithinMinutes == null ? USUAL_MINUTES : payWithinMinutes;
    }

    Optional<Item> item(SkuId sku) {
        return items.stream().filter(item -> item.sku().equals(sku)).findFirst();
    }

    void check(Problems problems) {
        var seen = new HashSet<SkuId>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var at = problems.at("items").at(i);
            if (!seen.add(item.sku())) at.add("/sku", "repeated", "同一规格只能出现一次");
            if (item.limitPerMember() > item.quota()) {
                at.add("/limitPerMember", "above-quota", "限购件数不能超过每场件数");
            }
        }
    }
}
