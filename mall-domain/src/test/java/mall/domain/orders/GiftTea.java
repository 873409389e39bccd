package mall.domain.orders;

import java.util.List;
import java.util.UUID;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.Gift;
import mall.domain.orders.pricing.Choice;
import mall.domain.orders.pricing.Deduction;
import mall.domain.orders.pricing.Deduction.ReturnGift;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Play;
import mall.domain.orders.pricing.Quote;
import mall.domain.orders.pricing.RefundQuote;
import mall.domain.orders.pricing.Source;
import org.springframework.boot.test.context.TestComponent;

/// Whoever asks for it gets a tea on top, and keeps it as long as he keeps something that he
/// bought, or whatever he keeps.
@TestComponent
class GiftTea implements Play {

    private static final String FOR_GOOD = "for-good:";

    /// @param tea what is given
    static Choice choice(SkuId tea) {
        return new Choice("gift-tea", tea.toString());
    }

    /// @param tea what is given, and never asked back
    static Choice choiceForGood(SkuId tea) {
        return new Choice("gift-tea", FOR_GOOD + tea);
    }

    @Override
    public String code() {
        return "gift-tea";
    }

    @Override
    public Lane lane() {
        return Lane.ORDER;
    }

    @Override
    public List<Adjustment> adjust(Quote quote) {
        var lines = quote.lines().stream().map(Quote.Line::no).toList();
        return quote.chosen(code())
                .<Adjustment>map(choice -> gift(choice, lines))
                .toList();
    }

    @Override
    public List<Deduction> refund(RefundQuote quote) {
        var source = quote.applied().getFirst().source();
        if (source.promotion().startsWith(FOR_GOOD)) return List.of();
        var bought =
                quote.lines().stream().filter(line -> line.paid().isPositive()).mapToInt(RefundQuote.Line::kept);
        if (bought.sum() > 0) return List.of();
        return quote.lines().stream()
                .filter(line -> line.paid().isZero())
                .<Deduction>map(line -> new ReturnGift(source, line.no(), line.kept()))
                .toList();
    }

    private Gift gift(String promotion, List<Integer> lines) {
        var tea = new SkuId(UUID.fromString(promotion.replace(FOR_GOOD, "")));
        return new Gift(new Source(code(), promotion, "买茶赠茶"), lines, tea, 1, null);
    }
}
