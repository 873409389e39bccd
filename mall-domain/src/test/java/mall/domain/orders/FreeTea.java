package mall.domain.orders;

import java.util.List;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.FreightOff;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Choice;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Play;
import mall.domain.orders.pricing.Quote;
import mall.domain.orders.pricing.Source;
import org.springframework.boot.test.context.TestComponent;

/// Whoever asks for it pays nothing for his goods.
@TestComponent
class FreeTea implements Play {

    static final Choice CHOICE = new Choice("free-tea", "today");

    private static final Source SOURCE = new Source("free-tea", "today", "今日免单");

    @Override
    public String code() {
        return "free-tea";
    }

    @Override
    public Lane lane() {
        return Lane.COUPON;
    }

    @Override
    public List<Adjustment> adjust(Quote quote) {
        if (quote.chosen(code()).findAny().isEmpty()) return List.of();
        var lines = quote.lines().stream().map(Quote.Line::no).toList();
        return List.of(new Off(SOURCE, lines, quote.goods()), new FreightOff(SOURCE, quote.freight()));
    }
}
