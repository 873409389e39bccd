package mall.domain.orders.pricing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mall.domain.catalog.SkuSnapshot;
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
    private final GiftShelf shelf;
    private final List<BillLine> lines = new ArrayList<>();
    private final List<GiftLine> gifts = new ArrayList<>();
    private final Map<Source, Effect> applied = new LinkedHashMap<>();
    private final List<Source> freightTakenBy = new ArrayList<>();
    private @Nullable Money freight;
    private Money freightLeft = Money.ZERO;

    Bill(PricingRequest request, GiftShelf shelf) {
        this.request = request;
        this.shelf = shelf;
        for (var item : request.items()) lines.add(new BillLine(lines.size() + 1, item.sku(), item.quantity()));
    }

    /// The basket as a play may see it: the lines that are open to it.
    Quote seen(Predicate<BillLine> open) {
        var seen = lines.stream().filter(open).map(BillLine::seen).toList();
        return new Quote(request.buyer(), request.at(), seen, request.choices(), freightLeft);
    }

    List<BillLine> lines() {
        return lines;
    }

    /// Whether anybody asks why a play did not take effect.
    boolean explains(Play play) {
        return request.explained()
                || request.choices().stream().anyMatch(choice -> choice.play().equals(play.code()));
    }

    /// Freight is charged once the goods are priced, and before campaigns and coupons pay for it.
    void charge(Money freight) {
        this.freight = freight;
        this.freightLeft = freight;
    }

    Money freightLeft() {
        return freightLeft;
    }

    boolean isChosen(Source source) {
        return request.choices().stream().anyMatch(source::is);
    }

    /// Who has taken what a proposal wants, by now.
    List<Source> takersOf(Adjustment proposal) {
        if (proposal instanceof FreightOff) return freightTakenBy;
        var takers = new ArrayList<Source>();
        for (var no : proposal.lines()) takers.addAll(line(no).takenBy());
        return takers;
    }

    /// The gift that is really there: the one proposed, or the next best unless the buyer picked.
    @Nullable
    Gift available(Gift gift) {
        if (gift.quantity() < 1) return null;
        var there = Stream.concat(Stream.of(gift.sku()), gift.alternatives().stream())
                .distinct()
                .filter(sku -> shelf.find(sku).isPresent() && shelf.units(sku, gift.allotment()) >= units(gift, sku))
                .toList();
        if (there.isEmpty() || (isChosen(gift.source()) && !there.contains(gift.sku()))) return null;
        var given = there.contains(gift.sku()) ? gift.sku() : there.getFirst();
        var others = there.stream().filter(sku -> !sku.equals(given)).toList();
        return new Gift(gift.source(), gift.lines(), given, gift.quantity(), gift.allotment(), others, gift.words());
    }

    /// What a gift takes from its pool together with the same goods that are bought.
    private int units(Gift gift, SkuId sku) {
        var given = gifts.stream()
                .map(GiftLine::gift)
                .filter(other -> other.sku().equals(sku) && Objects.equals(other.allotment(), gift.allotment()))
                .mapToInt(Gift::quantity);
        var bought = lines.stream()
                .filter(line -> gift.allotment() == null && line.sku().id().equals(sku))
                .mapToInt(BillLine::quantity);
        return gift.quantity() + given.sum() + bought.sum();
    }

    /// Tells equal proposals of one promotion apart, whatever the order of the lines.
    UUID firstSku(Adjustment proposal) {
        return proposal.lines().stream()
                .map(no -> line(no).sku().id().id())
                .min(Comparator.naturalOrder())
                .orElse(NONE);
    }

    /// What the proposal would save by now; a gift is worth what it is sold for.
    Money saving(Adjustment proposal) {
        return switch (proposal) {
            case UnitPrice price -> line(price.line()).saving(price.price());
            case Off off -> off.amount().max(Money.ZERO).min(cost(off.lines()));
            case Gift gift -> sku(gift).price().times(gift.quantity());
            case FreightOff off -> off.amount().max(Money.ZERO).min(freightLeft);
            case Unmet _ -> Money.ZERO;
        };
    }

    void apply(Adjustment proposal) {
        var saving = saving(proposal);
        var source = proposal.source();
        proposal.lines().forEach(no -> line(no).take(source));
        var effect = applied.computeIfAbsent(source, _ -> new Effect());
        effect.say(Words.of(proposal, sku -> shelf.find(sku).orElseThrow().title()));
        switch (proposal) {
            case UnitPrice one -> {
                line(one.line()).reprice(one.price(), one.allotment());
                effect.shares.add(new Share(one.line(), saving.negated()));
            }
            case Off off -> effect.shares.addAll(spread(saving, off.lines()));
            case Gift gift -> {
                gift.lines().forEach(no -> effect.shares.add(new Share(no, Money.ZERO)));
                gifts.add(new GiftLine(gift, sku(gift), alternatives(gift)));
            }
            case FreightOff _ -> {
                freightTakenBy.add(source);
                lines.forEach(line -> line.take(source));
                freightLeft = freightLeft.minus(saving);
                effect.shares.add(new Share(null, saving.negated()));
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
                .sorted(Comparator.comparing(line -> line.sku().id().id()))
                .toList();
        var shares = amount.spread(
                bySku.stream().mapToLong(line -> line.amount().fen()).toArray());
        var result = new ArrayList<Share>();
        for (int i = 0; i < shares.length; i++) {
            if (shares[i].isZero()) continue;
            var line = bySku.get(i);
            line.lower(shares[i]);
            result.add(new Share(line.no(), shares[i].negated()));
        }
        result.sort(Comparator.comparing(share -> Objects.requireNonNull(share.line())));
        return result;
    }

    PricedQuote quote(List<Missed> missed) {
        var priced = new ArrayList<>(lines.stream().map(BillLine::priced).toList());
        for (var gift : gifts) {
            var no = priced.size() + 1;
            applied.computeIfAbsent(gift.gift.source(), _ -> new Effect())
                    .shares
                    .add(new Share(no, Money.ZERO));
            priced.add(gift.priced(no));
        }
        var all = applied.entrySet().stream()
                .map(entry -> entry.getValue().of(entry.getKey()))
                .toList();
        return new PricedQuote(
                priced, freight, all, missed, cost(lines.stream()).plus(freightLeft));
    }

    /// The promotions that took effect.
    Stream<Source> applied() {
        return applied.keySet().stream();
    }

    private SkuSnapshot sku(Gift gift) {
        return shelf.find(gift.sku()).orElseThrow();
    }

    private List<SkuSnapshot> alternatives(Gift gift) {
        return gift.alternatives().stream()
                .flatMap(sku -> shelf.find(sku).stream())
                .toList();
    }

    private Money cost(List<Integer> numbers) {
        return cost(numbers.stream().distinct().map(this::line));
    }

    private static Money cost(Stream<BillLine> lines) {
        return lines.map(BillLine::amount).reduce(Money.ZERO, Money::plus);
    }

    BillLine line(int no) {
        return lines.get(no - 1);
    }

    /// What one promotion did so far.
    private static final class Effect {
        private final List<Share> shares = new ArrayList<>();
        private final List<String> words = new ArrayList<>();

        void say(String sentence) {
            if (!words.contains(sentence)) words.add(sentence);
        }

        Applied of(Source source) {
            return new Applied(source, String.join("；", words), shares);
        }
    }

    private record GiftLine(Gift gift, SkuSnapshot sku, List<SkuSnapshot> alternatives) {

        PricedLine priced(int no) {
            return new PricedLine(
                    no, sku, gift.quantity(), Money.ZERO, gift.allotment(), gift.source(), Money.ZERO, alternatives);
        }
    }
}
