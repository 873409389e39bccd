package mall.domain.orders.pricing;

import java.time.Instant;
import java.util.List;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.MemberId;
import org.jspecify.annotations.Nullable;

/// Who wants to buy what, at which moment, and where it should go.
///
/// @param items in the basket's order, each SKU at most once
/// @param district the code of the district to send it to; null while unknown or nothing is sent
/// @param explained whether the buyer is to read why promotions of his did not take effect; an order
/// that is placed is spared the asking
public record PricingRequest(
        MemberId buyer,
        Instant at,
        List<Item> items,
        @Nullable String district,
        List<Choice> choices,
        boolean explained) {

    public PricingRequest {
        items = List.copyOf(items);
        choices = List.copyOf(choices);
    }

    public record Item(SkuSnapshot sku, int quantity) {}
}
