package mall.domain.orders.pricing;

import java.util.List;
import java.util.function.Function;

/// A play that proposes what the test says.
record ScriptedPlay(String code, Lane lane, Function<Quote, List<Adjustment>> script) implements Play {

    @Override
    public List<Adjustment> adjust(Quote quote) {
        return script.apply(quote);
    }

    /// One of its promotions.
    static Source source(String play, String promotion) {
        return new Source(play, promotion, play + " " + promotion);
    }
}
