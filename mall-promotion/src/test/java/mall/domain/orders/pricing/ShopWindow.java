package mall.domain.orders.pricing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.inventory.AllotmentId;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.PricingRequest.Item;
import org.jspecify.annotations.Nullable;

/// Prices baskets as the shop does, with the plays that a test hands over and no shop around; ten
/// of each of its goods may be given away.
public record ShopWindow(List<SkuSnapshot> goods, MemberId buyer, Instant at) {

    public PricedQuote price(List<Item> items, Money freight, StackingSettings matrix, List<Play> plays) {
        var request = new PricingRequest(buyer, at, items, "440305", List.of(), true);
        return new Calculation(plays, matrix, new Shelf(goods), bill -> bill.charge(freight)).quote(request);
    }

    private record Shelf(List<SkuSnapshot> goods) implements GiftShelf {

        @Override
        public Optional<SkuSnapshot> find(SkuId sku) {
            return goods.stream().filter(one -> one.id().equals(sku)).findFirst();
        }

        @Override
        public int units(SkuId sku, @Nullable AllotmentId allotment) {
            return 10;
        }
    }
}
