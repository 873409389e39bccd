package mall.promotion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.ProductKind;
import mall.domain.catalog.SaleState;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.Invalid;
import mall.domain.kernel.Invalid.Fault;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.Choice;
import mall.domain.orders.pricing.Quote;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.Campaign;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.Limits;
import mall.promotion.campaign.Period;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Slots;

/// Baskets as plays see them, and campaigns that run, without a shop around.
public final class Baskets {

    public static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    public static final MemberId LIU = MemberId.next();

    private Baskets() {}

    /// Teas are ordered by their numbers.
    public static SkuSnapshot tea(int number, long fen) {
        return new SkuSnapshot(
                new SkuId(new UUID(0, number)),
                new ProductId(new UUID(1, number)),
                "茶" + number,
                "",
                null,
                Money.ofFen(fen),
                Money.ofFen(fen),
                null,
                100,
                ProductKind.PHYSICAL,
                null,
                List.of(),
                null,
                Set.of(),
                null,
                null,
                SaleState.ON_SALE,
                null);
    }

    /// @param quantity may be none
    public record Item(SkuSnapshot sku, int quantity) {}

    public static Item item(SkuSnapshot sku, int quantity) {
        return new Item(sku, quantity);
    }

    public static Quote quote(Item... items) {
        return quote(Money.ZERO, List.of(), items);
    }

    public static Quote quote(Money freight, List<Choice> choices, Item... items) {
        var lines = new ArrayList<Quote.Line>();
        for (var item : items) {
            var price = item.sku().price();
            lines.add(
                    new Quote.Line(lines.size() + 1, item.sku(), item.quantity(), price, price.times(item.quantity())));
        }
        return new Quote(LIU, NOON, lines, choices, freight);
    }

    public static <R extends Record> Campaign<R> campaign(R rules) {
        var today = new Period(NOON.minus(Duration.ofHours(4)), NOON.plus(Duration.ofHours(4)));
        return new Campaign<>(CampaignId.next(), 1, "双十二", rules, today, Slots.ALL_DAY, Audience.EVERYONE, Limits.NONE);
    }

    /// What was found, as `pointer rule`.
    public static List<String> faults(Problems problems) {
        try {
            problems.refuse();
            return List.of();
        } catch (Invalid invalid) {
            return invalid.faults().stream().map(Baskets::text).toList();
        }
    }

    private static String text(Fault fault) {
        return fault.pointer() + " " + fault.rule();
    }
}
