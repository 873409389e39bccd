package mall.domain.orders.pricing;

import java.util.Comparator;

/// Where an adjustment comes from: one promotion of one play. Its order decides between proposals
/// that save the same, so that a quote can be made again.
///
/// @param play the [code][Play#code()] of the play
/// @param promotion which one of the play's promotions: a campaign's, coupon's or team's id
/// @param label what the buyer reads on the bill, in the shop's language
/// @param version of the promotion by which the price was made, so that a claim can tell whether it
/// was changed since; 0 where the play has no versions, and once the order is placed
public record Source(String play, String promotion, String label, int version) implements Comparable<Source> {

    private static final Comparator<Source> ORDER = Comparator.comparing(Source::play)
            .thenComparing(Source::promotion)
            .thenComparing(Source::label)
            .thenComparing(Source::version);

    public Source(String play, String promotion, String label) {
        this(play, promotion, label, 0);
    }

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
