package mall.promotion.flashsale.counter;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the ledger has said to a batch.
///
/// @param outcomes of those who are decided
/// @param old those of whom it had been said before
record Decisions(Map<Place, Outcome> outcomes, Set<Place> old) {

    static final Decisions NONE = new Decisions(Map.of(), Set.of());

    void now(Place place, Outcome outcome) {
        outcomes.put(place, outcome);
    }

    void again(Place place, Outcome outcome) {
        now(place, outcome);
        old.add(place);
    }

    boolean isDecided(Place place) {
        return outcomes.containsKey(place);
    }

    /// What was not so before.
    Map<Place, Outcome> news() {
        return outcomes.entrySet().stream()
                .filter(decided -> !old.contains(decided.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
