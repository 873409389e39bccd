package mall.admin.campaigns;

import java.time.LocalDate;
import java.util.List;
import mall.promotion.campaign.figures.Figures;
import mall.promotion.campaign.figures.Figures.Numbers;

/// What came of a campaign.
///
/// @param days those on which anything happened, in their order
record FiguresResponse(NumbersResponse total, List<DayResponse> days) {

    record DayResponse(LocalDate day, NumbersResponse numbers) {}

    /// @param participants members who take part for the first time
    /// @param orders paid ones
    /// @param revenueFen what was paid for them, less what was given back
    /// @param costFen what the campaign took off them
    record NumbersResponse(long views, long participants, long orders, long revenueFen, long costFen) {

        static NumbersResponse of(Numbers numbers) {
            return new NumbersResponse(
                    numbers.views(),
                    numbers.participants(),
                    numbers.orders(),
                    numbers.revenue().fen(),
                    numbers.cost().fen());
        }
    }

    static FiguresResponse of(Figures figures) {
        return new FiguresResponse(
                NumbersResponse.of(figures.total()),
                figures.days().stream()
                        .map(day -> new DayResponse(day.day(), NumbersResponse.of(day.numbers())))
                        .toList());
    }
}
