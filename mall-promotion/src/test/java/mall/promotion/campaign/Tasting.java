package mall.promotion.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Quote;
import org.springframework.stereotype.Component;

/// The smallest play there can be, for tests of what all of them share: so much off each order
/// with certain goods in it.
@Component
public class Tasting extends CampaignPlay<Tasting.Rules> {

    public static final String CODE = "tasting";

    public Tasting(Participation participation) {
        super(participation, CODE, "品鉴立减", Lane.ORDER, Rules.class);
    }

    @Title("品鉴")
    public record Rules(
            @Title("适用商品") Scope scope,

            @Title(value = "立减", hint = "每单减多少") @Min(1) @Max(10_000)
            Money offFen) {}

    /// So much off what nobody buys.
    public static Rules offNothing(long fen) {
        return new Rules(Scope.of(ProductId.next()), Money.ofFen(fen));
    }

    @Override
    public void check(Rules rules, Problems problems) {
        if (rules.offFen().equals(Money.ofFen(13))) problems.add("/offFen", "unlucky", "不吉利");
    }

    @Override
    public Scope scope(Rules rules) {
        return rules.scope();
    }

    @Override
    public Optional<String> promise(Rules rules, SkuSnapshot sku) {
        return Optional.of("立减 " + rules.offFen());
    }

    @Override
    protected List<Adjustment> propose(Campaign<Rules> campaign, Quote quote) {
        var lines = quote.lines().stream()
                .filter(line -> campaign.rules().scope().covers(line.sku()))
                .map(Quote.Line::no)
                .toList();
        return lines.isEmpty()
                ? List.of()
                : List.of(new Off(source(campaign), lines, campaign.rules().offFen()));
    }
}
