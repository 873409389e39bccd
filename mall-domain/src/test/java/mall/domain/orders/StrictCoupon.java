package mall.domain.orders;

import java.util.List;
import java.util.Objects;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Choice;
import mall.domain.orders.pricing.Deduction;
import mall.domain.orders.pricing.Deduction.TakeBack;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Play;
import mall.domain.orders.pricing.Quote;
import mall.domain.orders.pricing.RefundQuote;
import mall.domain.orders.pricing.Source;
import org.springframework.boot.test.context.TestComponent;

/// Twenty yuan off, which whoever keeps less than a hundred yuan's worth has to give back.
@TestComponent
class StrictCoupon implements Play {

    private static final Money THRESHOLD = Money.ofFen(100_00);

    static final Choice CHOICE = new Choice("strict-coupon", "twenty");

    @Override
    public String code() {
        return "strict-coupon";
    }

    @Override
    public Lane lane() {
        return Lane.COUPON;
    }

    @Override
    public List<Adjustment> adjust(Quote quote) {
        var lines = quote.lines().stream().map(Quote.Line::no).toList();
        return quote.chosen(code())
                .<Adjustment>map(id -> new Off(new Source(code(), id, "二十元券"), lines, Money.ofFen(20_00)))
                .toList();
    }

    @Override
    public List<Deduction> refund(RefundQuote quote) {
        var kept = Money.sum(
                quote.lines().stream().map(line -> line.worth(line.kept())).toList());
        if (!kept.isLessThan(THRESHOLD)) return List.of();
        var applied = quote.applied().getFirst();
        var due = applied.shares().stream()
                .filter(share ->
                        quote.line(Objects.requireNonNull(share.line())).kept() > 0)
                .map(share -> share.amount().negated())
                .toList();
        return List.of(new TakeBack(applied.source(), Money.sum(due)));
    }
}
