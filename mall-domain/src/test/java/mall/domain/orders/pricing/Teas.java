package mall.domain.orders.pricing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.ProductKind;
import mall.domain.catalog.SaleState;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.inventory.AllotmentId;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.PricingRequest.Item;
import org.jspecify.annotations.Nullable;

/// Teas and who buys them, without a shop around.
final class Teas {

    static final MemberId LIU = MemberId.next();
    static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
    static final SkuSnapshot OOLONG = tea(1, 100_00);
    static final SkuSnapshot JASMINE = tea(2, 60_00);
    static final SkuSnapshot PUER = tea(3, 40_00);
    static final SkuSnapshot CUP = tea(4, 19_90);

    /// Ten of each tea may be given away.
    static final GiftShelf SHELF = new GiftShelf() {
        @Override
        public Optional<SkuSnapshot> find(SkuId sku) {
            return Stream.of(OOLONG, JASMINE, PUER, CUP)
                    .filter(tea -> tea.id().equals(sku))
                    .findFirst();
        }

        @Override
        public int units(SkuId sku, @Nullable AllotmentId allotment) {
            return 10;
        }
    };

    private Teas() {}

    /// @param number distinguishes teas, and orders them as it does
    static SkuSnapshot tea(int number, long priceFen) {
        return new SkuSnapshot(
                new SkuId(new UUID(0, number)),
                new ProductId(new UUID(1, number)),
                "茶" + number,
                "",
                null,
                Money.ofFen(priceFen),
                Money.ofFen(priceFen),
                null,
                100,
                ProductKind.PHYSICAL,
                null,
                List.of(),
                null,
                Set.of(),
                null,
                null,
                SaleState.ON_SALE,
                null);
    }

    static PricingRequest basket(List<Choice> choices, Item... items) {
        return new PricingRequest(LIU, NOON, List.of(items), "440305", choices, true);
    }

    static PricingRequest basket(Item... items) {
        return basket(List.of(), items);
    }

    /// Who places an order reads no reasons.
    static PricingRequest placed(List<Choice> choices, Item... items) {
        return new PricingRequest(LIU, NOON, List.of(items), "440305", choices, false);
    }

    static Item item(SkuSnapshot tea, int quantity) {
        return new Item(tea, quantity);
    }

    static PricedQuote price(PricingRequest request, Money freight, Play... plays) {
        return price(request, freight, StackingSettings.DEFAULTS, plays);
    }

    static PricedQuote price(PricingRequest request, Money freight, StackingSettings matrix, Play... plays) {
        return new Calculation(List.of(plays), matrix, SHELF, bill -> bill.charge(freight)).quote(request);
    }

    static PricedLine line(PricedQuote quote, SkuId sku) {
        return quote.lines().stream()
                .filter(line -> line.sku().id().equals(sku))
                .findFirst()
                .orElseThrow();
    }
}
