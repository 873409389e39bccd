package mall.domain.orders;

import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.orders.pricing.Claimed;
import mall.domain.orders.pricing.Placement;
import mall.domain.orders.pricing.PricedQuote;
import org.jspecify.annotations.Nullable;

/// All that an order is made of, checked and priced.
record OrderDraft(
        OrderId id,
        OrderNumber number,
        MemberId buyer,
        OrderSource source,
        PricedQuote quote,
        StoredDelivery delivery,
        @Nullable String remark) {

    /// What its plays are to claim.
    Claimed claim() {
        return new Claimed(id, buyer, quote.applied());
    }

    List<Placement.Line> placed() {
        return quote.lines().stream()
                .map(line -> new Placement.Line(
                        line.no(), line.sku().id(), line.sku().product(), line.quantity(), line.isGift()))
                .toList();
    }
}
