package mall.domain.orders.pricing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mall.domain.kernel.Actor;
import mall.domain.orders.pricing.PricingRefusal.UnknownPlay;
import mall.domain.orders.pricing.StackingSettings.Pair;
import mall.domain.settings.Settings;
import mall.domain.settings.Versioned;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Which plays combine with which on one line, as the merchant sees and edits it: every play of the
/// shop against every other and against itself.
@Component
public class StackingMatrix {

    private final ObjectProvider<Play> plays;
    private final Settings settings;

    StackingMatrix(ObjectProvider<Play> plays, Settings settings) {
        this.plays = plays;
        this.settings = settings;
    }

    /// @param plays in the order in which they take effect
    /// @param cells each pair once
    public record Matrix(List<Row> plays, List<Cell> cells) {}

    /// @param title what the merchant calls the play
    public record Row(String play, String title, Lane lane) {}

    /// @param usual what holds while the merchant says nothing
    public record Cell(String one, String other, boolean together, boolean usual) {}

    /// What holds now, with the version that a change must name.
    @Transactional(readOnly = true)
    public Versioned<Matrix> now() {
        var stored = settings.current(StackingSettings.class);
        return new Versioned<>(matrix(stored.value()), stored.version());
    }

    /// Says of some pairs how they shall be; all others are as usual from now on.
    ///
    /// @throws UnknownPlay when there is no such play
    /// @throws mall.domain.kernel.Stale when somebody else changed it since
    @Transactional
    public Versioned<Matrix> change(List<Pair> pairs, long expectedVersion, Actor by) {
        var known = rows().stream().map(Row::play).collect(Collectors.toSet());
        for (var pair : pairs) requireKnown(pair, known);
        var changed = settings.change(new StackingSettings(pairs), expectedVersion, by);
        return new Versioned<>(matrix(changed.value()), changed.version());
    }

    private static void requireKnown(Pair pair, Set<String> known) {
        if (!known.contains(pair.one())) throw new UnknownPlay(pair.one());
        if (!known.contains(pair.other())) throw new UnknownPlay(pair.other());
    }

    private Matrix matrix(StackingSettings stored) {
        var stacking = new Stacking(plays.stream().toList(), stored);
        var rows = rows();
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < rows.size(); i++) {
            for (int j = i; j < rows.size(); j++) {
                var one = rows.get(i).play();
                var other = rows.get(j).play();
                cells.add(new Cell(one, other, stacking.combines(one, other), stacking.isUsual(one, other)));
            }
        }
        return new Matrix(rows, cells);
    }

    private List<Row> rows() {
        return plays.stream()
                .map(play -> new Row(play.code(), play.title(), play.lane()))
                .sorted(Comparator.comparing(Row::lane).thenComparing(Row::play))
                .toList();
    }
}
