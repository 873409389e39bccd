package mall.member.levels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.UnitPrice;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Quote;
import mall.domain.orders.pricing.SharedPlay;
import mall.domain.orders.pricing.Source;
import mall.member.members.Members;
import org.springframework.stereotype.Component;

/// The member price of a variant, for members whose phone we know. Whoever has none is told what
/// binding it would save him.
@Component
class MemberPrice implements SharedPlay {

    static final String CODE = "member-price";
    static final Source SOURCE = new Source(CODE, "phone", "会员价");

    private final Members members;

    MemberPrice(Members members) {
        this.members = members;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public String title() {
        return "会员价";
    }

    @Override
    public Lane lane() {
        return Lane.MEMBER;
    }

    @Override
    public List<Adjustment> adjust(Quote quote) {
        var prices = new ArrayList<Adjustment>();
        var saving = Money.ZERO;
        for (var line : quote.lines()) {
            var price = lower(line);
            if (price.isEmpty()) continue;
            prices.add(new UnitPrice(SOURCE, line.no(), price.get(), null));
            saving = saving.plus(line.unitPrice().minus(price.get()).times(line.quantity()));
        }
        if (prices.isEmpty() || members.hasPhone(quote.buyer())) return prices;
        return List.of(new Unmet(SOURCE, "no-phone", "绑定手机号享会员价，可省 " + saving));
    }

    private static Optional<Money> lower(Quote.Line line) {
        return Optional.ofNullable(line.sku().memberPrice()).filter(price -> price.isLessThan(line.unitPrice()));
    }
}
