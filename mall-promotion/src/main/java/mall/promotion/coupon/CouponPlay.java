package mall.promotion.coupon;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.FreightOff;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.Cause;
import mall.domain.orders.pricing.Claimed;
import mall.domain.orders.pricing.Deduction;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Placement;
import mall.domain.orders.pricing.Play;
import mall.domain.orders.pricing.Quote;
import mall.domain.orders.pricing.RefundQuote;
import mall.domain.orders.pricing.Source;
import mall.domain.settings.Settings;
import mall.promotion.coupon.BestDeal.Pick;
import org.springframework.stereotype.Component;

/// Coupons at checkout. Who picks nothing gets the set that saves most; who picks coupons gets
/// those; who declines the play keeps them all. An order that is placed with coupons locks them.
@Component
class CouponPlay implements Play {

    static final String CODE = "coupon";

    private final Wallet wallet;
    private final CouponLocks locks;
    private final Settings settings;

    CouponPlay(Wallet wallet, CouponLocks locks, Settings settings) {
        this.wallet = wallet;
        this.locks = locks;
        this.settings = settings;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public String title() {
        return "优惠券";
    }

    @Override
    public Lane lane() {
        return Lane.COUPON;
    }

    @Override
    public List<Adjustment> adjust(Quote quote) {
        var chosen = quote.chosen(CODE).toList();
        if (quote.lines().isEmpty() && chosen.isEmpty()) return List.of();
        var named = named(chosen);
        var held = wallet.of(quote.buyer(), quote.at(), named);
        var adjustments = new ArrayList<Adjustment>();
        var candidates = new ArrayList<Candidate>();
        for (var coupon : held) {
            var usability = coupon.usability(quote.at());
            if (usability == Usability.USABLE) candidates.add(new Candidate(coupon, quote));
            else adjustments.add(new Unmet(source(coupon), usability.word(), usability.words()));
        }
        var most = settings.of(CouponSettings.class).mostPerOrder();
        var deal = BestDeal.of(candidates, quote.lines().size(), quote.freight().fen(), most);
        deal.picks().forEach(pick -> adjustments.add(adjustment(pick, quote)));
        var why = new WhyNot(deal, quote, named.size() > most);
        candidates.stream()
                .filter(candidate -> !deal.uses(candidate))
                .filter(candidate -> candidate.isMeant() || !named.isEmpty())
                .forEach(candidate -> adjustments.add(why.unmet(candidate, source(candidate.coupon))));
        return adjustments;
    }

    @Override
    public void claim(Placement placement) {
        locks.lock(
                placement.order(),
                placement.buyer(),
                placement.applied().stream()
                        .collect(toMap(
                                applied -> id(applied.source()),
                                applied -> applied.amount().negated())),
                placement.at());
    }

    @Override
    public void release(Claimed claimed, Cause cause) {
        locks.release(claimed.order(), cause);
    }

    @Override
    public List<Deduction> refund(RefundQuote quote) {
        var deductions = new ArrayList<Deduction>();
        for (var bound : locks.bound(quote.order())) {
            quote.applied().stream()
                    .filter(applied -> id(applied.source()).equals(bound.id()))
                    .forEach(applied -> deductions.addAll(Shortfall.of(bound.terms(), applied, quote)));
        }
        return deductions;
    }

    private static Adjustment adjustment(Pick pick, Quote quote) {
        var source = source(pick.candidate().coupon);
        var amount = Money.ofFen(pick.saving());
        var words = CouponWords.applied(pick.candidate().coupon.terms());
        if (pick.candidate().isOnFreight()) return new FreightOff(source, amount, words);
        var lines = Arrays.stream(pick.lines())
                .mapToObj(i -> quote.lines().get(i).no())
                .toList();
        return new Off(source, lines, amount, words);
    }

    private static Source source(HeldCoupon coupon) {
        return new Source(CODE, coupon.id().toString(), coupon.promise().name());
    }

    private static CouponId id(Source source) {
        return new CouponId(UUID.fromString(source.promotion()));
    }

    /// What is no id is nobody's coupon: pricing says so.
    private static Set<UUID> named(List<String> chosen) {
        var ids = new LinkedHashSet<UUID>();
        for (var text : chosen) {
            try {
                ids.add(UUID.fromString(text));
            } catch (IllegalArgumentException noId) {
                ids.add(new UUID(0, 0));
            }
        }
        return ids;
    }
}
