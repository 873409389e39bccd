package mall.member.points;

import java.util.List;
import java.util.regex.Pattern;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.Cause;
import mall.domain.orders.pricing.Claimed;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Placement;
import mall.domain.orders.pricing.Play;
import mall.domain.orders.pricing.Quote;
import mall.domain.orders.pricing.Source;
import mall.domain.settings.Settings;
import mall.member.ledger.Asset;
import mall.member.ledger.LedgerViews;
import org.springframework.stereotype.Component;

/// Points as money at checkout. Which promotion of this play a buyer chooses is how many points he
/// spends; who chooses none is told how many he could. Points are held while the order waits for
/// its payment.
@Component
class PointsPlay implements Play {

    static final String CODE = "points";

    /// What is no such number is no promotion of this play: pricing says so.
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,11}");

    private final LedgerViews ledger;
    private final OrderPoints orders;
    private final Settings settings;

    PointsPlay(LedgerViews ledger, OrderPoints orders, Settings settings) {
        this.ledger = ledger;
        this.orders = orders;
        this.settings = settings;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public String title() {
        return "积分抵扣";
    }

    @Override
    public Lane lane() {
        return Lane.POINTS;
    }

    /// One look at the member's account, and none where points are not spent at checkout.
    @Override
    public List<Adjustment> adjust(Quote quote) {
        var rules = settings.of(PointsSettings.class).spending();
        var chosen = quote.chosen(CODE)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Long::parseLong)
                .toList();
        var lines = quote.lines().stream()
                .filter(line -> line.amount().isPositive() && rules.allows(line.sku()))
                .toList();
        var goods = Money.sum(lines.stream().map(Quote.Line::amount).toList());
        if (chosen.isEmpty() && rules.most(Long.MAX_VALUE, goods) == 0) return List.of();
        var most = rules.most(ledger.balance(quote.buyer(), Asset.POINTS).usable(), goods);
        if (chosen.isEmpty()) return most == 0 ? List.of() : List.of(offer(rules, most));
        return chosen.stream()
                .map(points -> points <= most && rules.isWhole(points) && chosen.size() == 1
                        ? off(rules, points, lines)
                        : refused(rules, points, most))
                .toList();
    }

    @Override
    public void claim(Placement placement) {
        placement
                .applied()
                .forEach(applied ->
                        orders.hold(placement.order(), placement.buyer(), points(applied.source()), placement.at()));
    }

    @Override
    public void release(Claimed claimed, Cause cause) {
        orders.release(claimed.order(), claimed.buyer());
    }

    static long points(Source source) {
        return Long.parseLong(source.promotion());
    }

    private static Adjustment off(PointsSpending rules, long points, List<Quote.Line> lines) {
        var worth = rules.worth(points);
        return new Off(
                source(points),
                lines.stream().map(Quote.Line::no).toList(),
                worth,
                "%d 积分抵 %s".formatted(points, worth));
    }

    private static Adjustment offer(PointsSpending rules, long most) {
        return new Unmet(source(most), "available", "可用 %d 积分抵 %s".formatted(most, rules.worth(most)));
    }

    private static Adjustment refused(PointsSpending rules, long points, long most) {
        if (!rules.isWhole(points)) {
            return new Unmet(source(points), "unit", "积分须为 %d 的整数倍".formatted(rules.unitPoints()));
        }
        return new Unmet(source(points), "most", "本单最多可用 %d 积分".formatted(most));
    }

    private static Source source(long points) {
        return new Source(CODE, Long.toString(points), "积分抵扣");
    }
}
