package mall.domain.orders.pricing;

import java.util.List;
import java.util.function.Function;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.Adjustment.Gift;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Adjustment.UnitPrice;

/// A play that proposes what the test says.
record ScriptedPlay(String code, Lane lane, Function<Quote, List<Adjustment>> script) implements Play {

    @Override
    public List<Adjustment> adjust(Quote quote) {
        return script.apply(quote);
    }

    /// One of its promotions.
    static Source source(String play, String promotion) {
        return new Source(play, promotion, play + " " + promotion);
    }

    /// A price of its own for one tea, where it may.
    static Play offer(String code, Lane lane, SkuId sku, Money price) {
        return new ScriptedPlay(
                code,
                lane,
                quote -> quote.lines().stream()
                        .filter(line -> line.sku().id().equals(sku))
                        .map(line -> (Adjustment) new UnitPrice(source(code, "1"), line.no(), price, null))
                        .toList());
    }

    /// An amount off all lines that it is shown.
    static Play everything(String code, Lane lane, Function<Quote, Money> amount) {
        return new ScriptedPlay(
                code,
                lane,
                quote -> quote.lines().isEmpty()
                        ? List.of()
                        : List.of(new Off(
                                source(code, "1"),
                                quote.lines().stream().map(Quote.Line::no).toList(),
                                amount.apply(quote))));
    }

    static Play giftOf(SkuId sku, SkuId... alternatives) {
        return new ScriptedPlay(
                "gift",
                Lane.ORDER,
                _ -> List.of(new Gift(source("gift", "1"), List.of(1), sku, 1, null, List.of(alternatives), "满一件")));
    }

    static Play gift(SkuId sku) {
        return new ScriptedPlay(
                "gift", Lane.ORDER, _ -> List.of(new Gift(source("gift", "1"), List.of(1), sku, 1, null)));
    }
}
