package mall.domain.orders;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mall.domain.kernel.Money;
import mall.domain.kernel.Refusal;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Cause;
import mall.domain.orders.pricing.Choice;
import mall.domain.orders.pricing.Claimed;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Placement;
import mall.domain.orders.pricing.Play;
import mall.domain.orders.pricing.Quote;
import mall.domain.orders.pricing.Source;
import org.springframework.boot.test.context.TestComponent;

/// Five yuan off, by a coupon that one order at a time may use.
@TestComponent
class ScarceCoupon implements Play {

    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Map<String, Cause> released = new ConcurrentHashMap<>();

    static Choice choice(String number) {
        return new Choice("scarce-coupon", number);
    }

    boolean isUsed(String number) {
        return used.contains(number);
    }

    /// Why it was given back last.
    Optional<Cause> released(String number) {
        return Optional.ofNullable(released.get(number));
    }

    @Override
    public String code() {
        return "scarce-coupon";
    }

    @Override
    public Lane lane() {
        return Lane.COUPON;
    }

    @Override
    public List<Adjustment> adjust(Quote quote) {
        var lines = quote.lines().stream().map(Quote.Line::no).toList();
        return quote.chosen(code())
                .<Adjustment>map(number -> new Off(new Source(code(), number, "五元券"), lines, Money.ofFen(5_00)))
                .toList();
    }

    @Override
    public void claim(Placement placement) {
        for (var applied : placement.applied()) {
            if (!used.add(applied.source().promotion())) throw new CouponUsed();
        }
    }

    @Override
    public void release(Claimed claimed, Cause cause) {
        for (var applied : claimed.applied()) {
            used.remove(applied.source().promotion());
            released.put(applied.source().promotion(), cause);
        }
    }

    static final class CouponUsed extends Refusal {
        CouponUsed() {
            super("coupon-used");
        }
    }
}
