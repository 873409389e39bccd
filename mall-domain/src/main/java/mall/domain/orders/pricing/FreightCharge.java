package mall.domain.orders.pricing;

import java.util.List;
import mall.domain.catalog.ProductKind;
import mall.domain.freight.Freight;
import mall.domain.freight.FreightItem;
import mall.domain.freight.FreightResult.Cost;
import mall.domain.freight.FreightResult.NotServed;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.PricingRefusal.AddressNotServed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What it costs to send a bill's goods, at what they cost by then; gifts travel along for free.
@Component
class FreightCharge {

    private final Freight freight;

    FreightCharge(Freight freight) {
        this.freight = freight;
    }

    /// Without a district nothing is charged yet.
    void charge(Bill bill, @Nullable String district) {
        if (district == null) return;
        var sent = bill.lines().stream()
                .filter(line -> line.sku().kind() == ProductKind.PHYSICAL)
                .toList();
        switch (freight.cost(sent.stream().map(FreightCharge::item).toList(), district)) {
            case Cost cost -> bill.charge(cost.total());
            case NotServed(var positions) -> throw new AddressNotServed(skus(sent, positions));
        }
    }

    private static FreightItem item(BillLine line) {
        var sku = line.sku();
        return new FreightItem(
                sku.freight(), line.quantity(), Math.multiplyExact(sku.weightGrams(), line.quantity()), line.amount());
    }

    private static List<SkuId> skus(List<BillLine> sent, List<Integer> positions) {
        return positions.stream().map(position -> sent.get(position).sku().id()).toList();
    }
}
