package mall.domain.orders;

import java.time.Duration;
import java.util.List;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.UnitPrice;
import mall.domain.orders.pricing.Choice;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Placement;
import mall.domain.orders.pricing.Play;
import mall.domain.orders.pricing.Quote;
import mall.domain.orders.pricing.Source;
import org.springframework.boot.test.context.TestComponent;

/// A team that takes its time: its orders are to be paid within ten minutes and wait to be shipped.
@TestComponent
class SlowTeam implements Play {

    static final Choice CHOICE = new Choice("slow-team", "t1");
    static final Duration PAY_WITHIN = Duration.ofMinutes(10);

    @Override
    public String code() {
        return "slow-team";
    }

    @Override
    public Lane lane() {
        return Lane.OFFER;
    }

    @Override
    public List<Adjustment> adjust(Quote quote) {
        if (quote.chosen(code()).findAny().isEmpty()) return List.of();
        var source = new Source(code(), "t1", "拼团价");
        return quote.lines().stream()
                .<Adjustment>map(line -> new UnitPrice(source, line.no(), line.unitPrice(), null))
                .toList();
    }

    @Override
    public void claim(Placement placement) {
        placement.hold("team:t1");
        placement.payWithin(PAY_WITHIN);
    }
}
