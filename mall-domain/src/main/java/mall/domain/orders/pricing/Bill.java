package mall.domain.orders.pricing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.inventory.AllotmentId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.Adjustment.FreightOff;
import mall.domain.orders.pricing.Adjustment.Gift;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Adjustment.UnitPrice;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.Applied.Share;
import org.jspecify.annotations.Nullable;

/// A basket on its way through the lanes: what each line costs by now, and what took effect. It
/// caps whatever is proposed at what there is to take off, so nothing ever costs less than 0.
final class Bill {

    private static final UUID NONE = new UUID(0, 0);

    private final PricingRequest request;
    private final Function<Set<SkuId>, Map<SkuId, SkuSnapshot>> catalog;
    private final List<Line> lines = new ArrayList<>();
    private final List<GiftLine> gifts = new ArrayList<>();
    private final Map<SkuId, SkuSnapshot> known = new HashMap<>();
    private final Map<Source, List<Share>> applied = new LinkedHashMap<>();
    private @Nullable Money freight;
    private Money freightLeft = Money.ZERO;

    /// @param catalog knows the SKUs that plays give away
    Bill(PricingRequest request, Function<Set<SkuId>, Map<SkuId, SkuSnapshot>> catalog) {
        this.request = request;
        this.catalog = catalog;
        for (var item : request.items()) lines.add(new Line(lines.size() + 1, item.sku(), item.quantity()));
    }

    /// The basket as a play may see it: the lines that are open to it.
    Quote seenBy(Predicate<Line> open) {
        var seen = lines.stream().filter(open).map(Line::seen).toList();
        return new Quote(request.buyer(), request.at(), seen, request.choices(), freightLeft);
    }

    List<Line> lines() {
        return lines;
    }

    /// Freight is charged once the goods are priced, and before coupons and points.
    void charge(Money freight) {
        this.freight = freight;
        this.freightLeft = freight;
    }

    boolean isChosen(Source source) {
        return request.choices().stream().anyMatch(source::is);
    }

    /// Whether there is anything to give: a gift must be in the catalog and for sale.
    boolean canGive(Adjustment proposal) {
        if (!(proposal instanceof Gift gift)) return true;
        if (!known.containsKey(gift.sku())) known.putAll(catalog.apply(Set.of(gift.sku())));
        var sku = known.get(gift.sku());
        return sku != null && sku.isOnSale() && gift.quantity() > 0;
    }

    /// Tells equal proposals of one promotion apart, whatever the order of the lines.
    UUID firstSku(Adjustment proposal) {
        return proposal.lines().stream()
                .map(no -> line(no).sku.id().id())
                .min(Comparator.naturalOrder())
                .orElse(NONE);
    }

    /// What the proposal would save by now; a gift is worth what it is sold for.
    Money saving(Adjustment proposal) {
        return switch (proposal) {
            case UnitPrice price -> line(price.line()).saving(price.price());
            case Off off -> off.amount().max(Money.ZERO).min(cost(off.lines()));
            case Gift gift -> gift(gift).price().times(gift.quantity());
            case FreightOff off -> off.amount().max(Money.ZERO).min(freightLeft);
            case Unmet _ -> Money.ZERO;
        };
    }

    void apply(Adjustment proposal, Lane lane) {
        var saving = saving(proposal);
        proposal.lines().forEach(no -> line(no).taken.add(lane));
        switch (proposal) {
            case UnitPrice(var source, var no, var price, var allotment) -> {
                line(no).reprice(price, allotment);
                add(source, new Share(no, saving.negated()));
            }
            case Off off -> spread(saving, off.lines()).forEach(share -> add(off.source(), share));
            case Gift gift -> gifts.add(new GiftLine(gift, gift(gift)));
            case FreightOff off -> {
                freightLeft = freightLeft.minus(saving);
                add(off.source(), new Share(null, saving.negated()));
            }
            case Unmet _ -> throw new IllegalArgumentException("nothing to apply: " + proposal);
        }
    }

    /// By largest remainder, in the order of the SKUs, so that the order of the basket's lines
    /// makes no difference.
    private List<Share> spread(Money amount, List<Integer> numbers) {
        var bySku = numbers.stream()
                .distinct()
                .map(this::line)
                .sorted(Comparator.comparing(line -> line.sku.id().id()))
                .toList();
        var shares = amount.spread(
                bySku.stream().mapToLong(line -> line.amount.fen()).toArray());
        var result = new ArrayList<Share>();
        for (int i = 0; i < shares.length; i++) {
            if (shares[i].isZero()) continue;
            var line = bySku.get(i);
            line.amount = line.amount.minus(shares[i]);
            result.add(new Share(line.no, shares[i].negated()));
        }
        result.sort(Comparator.comparing(share -> Objects.requireNonNull(share.line())));
        return result;
    }

    PricedQuote quote(List<Missed> missed) {
        var priced = new ArrayList<>(lines.stream().map(Line::priced).toList());
        for (var gift : gifts) {
            var no = priced.size() + 1;
            add(gift.gift.source(), new Share(no, Money.ZERO));
            priced.add(gift.priced(no));
        }
        var all = applied.entrySet().stream()
                .map(entry -> new Applied(entry.getKey(), entry.getValue()))
                .toList();
        return new PricedQuote(
                priced, freight, all, missed, cost(lines.stream()).plus(freightLeft));
    }

    boolean hasApplied(Predicate<Source> source) {
        return applied.keySet().stream().anyMatch(source)
                || gifts.stream().anyMatch(gift -> source.test(gift.gift.source()));
    }

    private SkuSnapshot gift(Gift gift) {
        return Objects.requireNonNull(known.get(gift.sku()));
    }

    private void add(Source source, Share share) {
        applied.computeIfAbsent(source, _ -> new ArrayList<>()).add(share);
    }

    private Money cost(List<Integer> numbers) {
        return cost(numbers.stream().distinct().map(this::line));
    }

    private static Money cost(Stream<Line> lines) {
        return lines.map(line -> line.amount).reduce(Money.ZERO, Money::plus);
    }

    Line line(int no) {
        return lines.get(no - 1);
    }

    static final class Line {
        private final int no;
        private final SkuSnapshot sku;
        private final int quantity;
        private final Set<Lane> taken = EnumSet.noneOf(Lane.class);
        private Money unitPrice;
        private Money amount;
        private @Nullable AllotmentId allotment;

        Line(int no, SkuSnapshot sku, int quantity) {
            this.no = no;
            this.sku = sku;
            this.quantity = quantity;
            this.unitPrice = sku.price();
            this.amount = unitPrice.times(quantity);
        }

        int no() {
            return no;
        }

        SkuSnapshot sku() {
            return sku;
        }

        int quantity() {
            return quantity;
        }

        Money amount() {
            return amount;
        }

        Set<Lane> taken() {
            return taken;
        }

        private Money saving(Money price) {
            return amount.minus(price.max(Money.ZERO).times(quantity));
        }

        private void reprice(Money price, @Nullable AllotmentId pool) {
            amount = amount.minus(saving(price));
            unitPrice = price.max(Money.ZERO);
            if (pool != null) allotment = pool;
        }

        private Quote.Line seen() {
            return new Quote.Line(no, sku, quantity, unitPrice, amount);
        }

        private PricedLine priced() {
            return new PricedLine(no, sku, quantity, sku.price(), allotment, null, amount);
        }
    }

    private record GiftLine(Gift gift, SkuSnapshot sku) {

        PricedLine priced(int no) {
            return new PricedLine(no, sku, gift.quantity(), Money.ZERO, gift.allotment(), gift.source(), Money.ZERO);
        }
    }
}
