package mall.domain.orders;

import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.Choice;
import org.jspecify.annotations.Nullable;

/// What somebody wants to buy, and how it should reach him. It bears no price: prices are the
/// shop's to say.
///
/// @param delivery null while the buyer only looks and has not said where to send it
/// @param choices promotions that the buyer picked
public record Basket(
        MemberId buyer,
        List<Item> items,
        @Nullable Delivery delivery,
        List<Choice> choices,
        @Nullable String remark) {

    public Basket {
        items = List.copyOf(items);
        choices = List.copyOf(choices);
    }

    public record Item(SkuId sku, int quantity) {}
}
