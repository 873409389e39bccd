package mall.promotion.timed;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.promotion.campaign.Scope;
import mall.promotion.campaign.Title;
import org.jspecify.annotations.Nullable;

/// What costs how much for a while.
///
/// @param percent what is left of the price, in percent, of all goods in the scope; null where only
/// the prices count
/// @param prices of single variants, in the scope or not; they go before the percentage
record TimedRules(
        @Title(value = "适用商品") @Valid Scope scope,

        @Title(value = "折扣", hint = "按原价的百分之几出售，80 即八折") @Min(1) @Max(99) @Nullable
        Integer percent,

        @Title("单独定价") @Size(max = 500) List<@NotNull @Valid Price> prices) {

    TimedRules {
        prices = List.copyOf(prices);
    }

    /// @param priceFen of one unit
    record Price(
            @Title("规格") SkuId sku,
            @Title("活动价") @Min(1) @Max(1_000_000_000) Money priceFen) {}

    /// What a unit costs by these rules; nothing when they do not speak of it.
    Optional<Money> price(SkuSnapshot sku, Money before) {
        for (var price : prices) {
            if (price.sku().equals(sku.id())) return Optional.of(price.priceFen());
        }
        return percent == null || !scope.covers(sku) ? Optional.empty() : Optional.of(percentOf(percent, before));
    }

    /// A part of a fen is the shop's.
    private static Money percentOf(int percent, Money price) {
        return Money.ofFen(Math.ceilDiv(Math.multiplyExact(price.fen(), percent), 100));
    }
}
