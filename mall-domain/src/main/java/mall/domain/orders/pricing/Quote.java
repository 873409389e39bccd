package mall.domain.orders.pricing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;

/// A basket as a play sees it when its lane's turn comes: only the lines that the play may still
/// touch, at what they cost after the lanes before. Free freight comes before coupons and points, so
/// its thresholds look at goods after the promotions on lines and order.
///
/// @param at the moment for which prices are asked
/// @param choices what the buyer picked, of all plays
/// @param freight what is left to pay for freight; zero before the lane FREIGHT
public record Quote(MemberId buyer, Instant at, List<Line> lines, List<Choice> choices, Money freight) {

    public Quote {
        lines = List.copyOf(lines);
        choices = List.copyOf(choices);
    }

    /// Which promotions of a play the buyer picked.
    public Stream<String> chosen(String play) {
        return choices.stream().filter(choice -> choice.play().equals(play)).map(Choice::promotion);
    }

    /// What he picked of one promotion, where there is something to pick.
    public Optional<String> option(String play, String promotion) {
        for (var choice : choices) {
            if (choice.play().equals(play) && choice.promotion().equals(promotion)) {
                return Optional.ofNullable(choice.option());
            }
        }
        return Optional.empty();
    }

    /// What the lines cost together.
    public Money goods() {
        return lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
    }

    /// @param no counts from 1 in the order of the basket
    /// @param unitPrice the price of one unit, all that was taken off before included; a line whose
    /// units cost differently shows what they cost on average
    /// @param amount what the line costs by now
    public record Line(int no, SkuSnapshot sku, int quantity, Money unitPrice, Money amount) {

        /// What so many of its units cost by now; all of them cost the amount, to the fen.
        public Money worth(int units) {
            return Money.ofFen(Math.ceilDiv(Math.multiplyExact(amount.fen(), units), quantity));
        }
    }
}
