package mall.domain.orders;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.ProductKind;
import mall.domain.kernel.SkuId;
import mall.domain.orders.BasketRefusal.DeliveryUnfit;
import mall.domain.orders.BasketRefusal.EmptyBasket;
import mall.domain.orders.BasketRefusal.NotForSale;
import mall.domain.orders.BasketRefusal.OrderLimitReached;
import mall.domain.orders.BasketRefusal.QuantityOutOfRange;
import mall.domain.orders.BasketRefusal.RepeatedSku;
import mall.domain.orders.BasketRefusal.TooManyLines;
import mall.domain.orders.Delivery.Express;
import mall.domain.orders.Delivery.Pickup;
import mall.domain.orders.Delivery.Virtual;
import mall.domain.orders.pricing.PricingRequest.Item;
import org.springframework.stereotype.Component;

/// Turns what somebody typed into goods that the shop sells, or says what is wrong with it.
@Component
class BasketCheck {

    static final int MOST_LINES = 100;
    static final int MOST_UNITS = 9_999;

    private final Catalog catalog;

    BasketCheck(Catalog catalog) {
        this.catalog = catalog;
    }

    List<Item> check(Basket basket) {
        requireSense(basket.items());
        var items = requireForSale(basket.items());
        requireWithinOrderLimits(items);
        if (basket.delivery() != null) requireFit(basket.delivery(), items);
        return items;
    }

    private static void requireSense(List<Basket.Item> items) {
        if (items.isEmpty()) throw new EmptyBasket();
        if (items.size() > MOST_LINES) throw new TooManyLines(MOST_LINES);
        var seen = new HashSet<SkuId>();
        for (var item : items) {
            if (!seen.add(item.sku())) throw new RepeatedSku(item.sku());
            if (item.quantity() < 1 || item.quantity() > MOST_UNITS) {
                throw new QuantityOutOfRange(item.sku(), MOST_UNITS);
            }
        }
    }

    private List<Item> requireForSale(List<Basket.Item> wanted) {
        var skus = catalog.skus(wanted.stream().map(Basket.Item::sku).toList());
        var items = new ArrayList<Item>();
        var missing = new ArrayList<SkuId>();
        for (var item : wanted) {
            var sku = skus.get(item.sku());
            if (sku == null || !sku.isOnSale()) missing.add(item.sku());
            else items.add(new Item(sku, item.quantity()));
        }
        if (!missing.isEmpty()) throw new NotForSale(missing);
        return items;
    }

    /// A limit counts the units of all variants of a product together.
    private static void requireWithinOrderLimits(List<Item> items) {
        var units = new LinkedHashMap<ProductId, Integer>();
        for (var item : items) units.merge(item.sku().product(), item.quantity(), Integer::sum);
        for (var item : items) {
            var limit = item.sku().maxPerOrder();
            var product = item.sku().product();
            if (limit != null && units.getOrDefault(product, 0) > limit) throw new OrderLimitReached(product, limit);
        }
    }

    private static void requireFit(Delivery delivery, List<Item> items) {
        var kinds = switch (delivery) {
            case Express _ -> Set.of(ProductKind.PHYSICAL, ProductKind.VIRTUAL);
            case Pickup _ -> Set.of(ProductKind.PICKUP, ProductKind.VIRTUAL);
            case Virtual _ -> Set.of(ProductKind.VIRTUAL);
        };
        var unfit = items.stream()
                .filter(item -> !kinds.contains(item.sku().kind()))
                .map(item -> item.sku().id())
                .toList();
        if (!unfit.isEmpty()) throw new DeliveryUnfit(unfit);
    }
}
