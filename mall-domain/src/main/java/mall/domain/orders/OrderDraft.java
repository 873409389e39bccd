package mall.domain.orders;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mall.domain.catalog.ProductId;
import mall.domain.inventory.Stock.Want;
import mall.domain.inventory.StockCause;
import mall.domain.inventory.Take;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.Claim;
import mall.domain.orders.pricing.Claimed;
import mall.domain.orders.pricing.Placement;
import mall.domain.orders.pricing.PricedQuote;
import org.jspecify.annotations.Nullable;

/// All that an order is made of, checked and priced.
///
/// @param key the request that it answers
/// @param pricedAt the moment whose prices it has
/// @param shared whether all its plays take for many orders at once, so that it may share a commit
record OrderDraft(
        OrderId id,
        OrderNumber number,
        MemberId buyer,
        OrderSource source,
        PricedQuote quote,
        StoredDelivery delivery,
        @Nullable String remark,
        IdempotencyKey key,
        Instant pricedAt,
        boolean shared) {

    /// What its plays are to claim.
    Claim claim() {
        var lines = quote.lines().stream()
                .map(line -> new Placement.Line(
                        line.no(), line.sku().id(), line.sku().product(), line.quantity(), line.isGift()))
                .toList();
        return new Claim(new Claimed(id, buyer, quote.applied()), source, lines, pricedAt);
    }

    StockCause stockCause() {
        return new StockCause("order", id.id());
    }

    Want stock() {
        var takes = quote.lines().stream()
                .map(line -> new Take(line.sku().id(), line.allotment(), line.quantity()))
                .toList();
        return new Want(stockCause(), takes);
    }

    /// How many units of each product are bought; gifts are not.
    Map<ProductId, Integer> bought() {
        var units = new LinkedHashMap<ProductId, Integer>();
        for (var line : quote.lines()) {
            if (!line.isGift()) units.merge(line.sku().product(), line.quantity(), Integer::sum);
        }
        return units;
    }

    /// How many units of a product its buyer may have in all his orders, where there is a limit.
    Map<ProductId, Integer> limits() {
        var limits = new LinkedHashMap<ProductId, Integer>();
        for (var line : quote.lines()) {
            var limit = line.sku().maxPerMember();
            if (limit != null) limits.put(line.sku().product(), limit);
        }
        return limits;
    }

    /// What leaves the buyer's cart when it comes from there.
    List<SkuId> fromCart() {
        return quote.lines().stream()
                .filter(line -> !line.isGift())
                .map(line -> line.sku().id())
                .toList();
    }
}
