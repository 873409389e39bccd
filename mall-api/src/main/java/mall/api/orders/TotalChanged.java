package mall.api.orders;

import java.util.Objects;
import mall.domain.kernel.Refusal;
import mall.domain.orders.BasketRefusal.PriceChanged;

/// The price changed under the shopper's hands; he gets the new quote, in the form that he knows.
final class TotalChanged extends Refusal {

    TotalChanged(PriceChanged changed) {
        super(
                changed.kind(),
                "price-changed",
                "seenFen",
                Objects.requireNonNull(changed.facts().get("seenFen")),
                "payableFen",
                changed.quote().payable(),
                "quote",
                QuoteResponse.of(changed.quote()));
    }
}
