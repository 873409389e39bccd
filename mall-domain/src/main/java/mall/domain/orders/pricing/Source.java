package mall.domain.orders.pricing;

import java.util.Comparator;

/// Where an adjustment comes from: one promotion of one play. Its order decides between proposals
/// that save the same, so that a quote can be made again.
///
/// @param play the [code][Play#code()] of the play
/// @param promotion which one of the play's promotions: a campaign's, coupon's or team's id
/// @param label what the buyer reads on the bill, in the shop's language
public record Source(String play, String promotion, String label) implements Comparable<Source> {

    private static final Comparator<Source> ORDER =
            Comparator.comparing(Source::play).thenComparing(Source::promotion).thenComparing(Source::label);

    /// Whether both are the same promotion, whatever its label says of what it gives.
    boolean isSamePromotion(Source other) {
        return play.equals(other.play) && promotion.equals(other.promotion);
    }

    boolean is(Choice choice) {
        return play.equals(choice.play()) && promotion.equals(choice.promotion());
    }

    @Override
    public int compareTo(Source other) {
        return ORDER.compare(this, other);
    }
}
