package mall.promotion.campaign.figures;

import java.time.LocalDate;
import java.util.List;
import mall.domain.kernel.Money;

/// What came of a campaign.
///
/// @param days those on which anything happened, in their order
public record Figures(Numbers total, List<Day> days) {

    public Figures {
        days = List.copyOf(days);
    }

    public record Day(LocalDate day, Numbers numbers) {}

    /// @param participants members who take part for the first time; those who gave everything back
    /// are taken off again
    /// @param revenue what was paid for the orders, less what was given back
    /// @param cost what the campaign took off them, and what its gifts are worth
    public record Numbers(long views, long participants, long orders, Money revenue, Money cost) {

        static final Numbers NONE = new Numbers(0, 0, 0, Money.ZERO, Money.ZERO);

        Numbers plus(Numbers more) {
            return new Numbers(
                    views + more.views,
                    participants + more.participants,
                    orders + more.orders,
                    revenue.plus(more.revenue),
                    cost.plus(more.cost));
        }
    }
}
