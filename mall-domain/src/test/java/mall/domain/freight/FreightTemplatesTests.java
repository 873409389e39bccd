package mall.domain.freight;

import static mall.domain.freight.FreightTests.BY_PIECE;
import static mall.domain.freight.FreightTests.BY_WEIGHT;
import static mall.domain.freight.FreightTests.LHASA;
import static mall.domain.freight.FreightTests.NANSHAN;
import static mall.domain.freight.FreightTests.fen;
import static mall.domain.freight.FreightTests.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import mall.domain.freight.FreightResult.NotServed;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.OperatorId;
import mall.domain.kernel.Stale;
import mall.domain.operators.Action;
import mall.domain.operators.ActionFilter;
import mall.domain.operators.ActionLog;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallTest
class FreightTemplatesTests {

    static final Actor KEEPER = new Actor.Operator(OperatorId.next());

    @Autowired
    FreightTemplates templates;

    @Autowired
    Freight freight;

    @Autowired
    ActionLog log;

    final String name = "Express " + Ids.next().toString().substring(24);
    final FreightRules byPiece =
            new FreightRules(FreightMode.PIECE, List.of(new FreightZone(List.of("54", "65"), null)), BY_PIECE);
    final FreightRules byWeight = new FreightRules(FreightMode.WEIGHT, List.of(), BY_WEIGHT);

    @Test
    void aTemplateIsKeptAsItWasWritten() {
        var id = templates.create(name, byPiece);

        assertThat(templates.require(id)).isEqualTo(new FreightTemplateDetail(id, name, byPiece, false, 0));
        assertThat(templates.list()).contains(templates.require(id));
    }

    @Test
    void anEditCountsAtOnce() {
        var id = templates.create(name, byPiece);
        assertThat(freight.cost(List.of(item(id, 1, 3000, 100)), NANSHAN)).isEqualTo(fen(800));
        assertThat(freight.cost(List.of(item(id, 1, 3000, 100)), LHASA)).isEqualTo(new NotServed(List.of(0)));

        templates.edit(id, 0, name, byWeight, KEEPER);

        assertThat(freight.cost(List.of(item(id, 1, 3000, 100)), LHASA)).isEqualTo(fen(2200));
        assertThat(templates.require(id).version()).isEqualTo(1);
    }

    @Test
    void anEditOfWhatSomebodyElseHasEditedIsStale() {
        var id = templates.create(name, byPiece);
        templates.edit(id, 0, name, byWeight, KEEPER);

        assertThatThrownBy(() -> templates.edit(id, 0, name, byPiece, KEEPER)).isInstanceOf(Stale.class);

        assertThat(templates.require(id).rules()).isEqualTo(byWeight);
    }

    @Test
    void twoInUseNeverBearOneName() {
        var id = templates.create(name, byPiece);
        var other = templates.create(name + " 2", byPiece);

        assertThatThrownBy(() -> templates.create(" " + name, byPiece)).isInstanceOf(FreightNameTaken.class);
        assertThatThrownBy(() -> templates.edit(other, 0, name, byPiece, KEEPER))
                .isInstanceOf(FreightNameTaken.class);

        templates.archive(id, 0, KEEPER);
        templates.edit(other, 0, name, byPiece, KEEPER);
    }

    @Test
    void anArchivedTemplateStillSaysWhatItCosts() {
        var id = templates.create(name, byPiece);

        templates.archive(id, 0, KEEPER);

        assertThat(freight.cost(List.of(item(id, 1, 0, 100)), NANSHAN)).isEqualTo(fen(800));
        assertThat(templates.require(id).isArchived()).isTrue();
        assertThat(templates.list()).extracting(FreightTemplateDetail::id).doesNotContain(id);
    }

    @Test
    void aPlaceThatIsNotThereIsRefused() {
        var nowhere = new FreightRules(FreightMode.PIECE, List.of(new FreightZone(List.of("99"), null)), BY_PIECE);

        assertThatThrownBy(() -> templates.create(name, nowhere)).isInstanceOf(InvalidFreightRules.class);
    }

    @Test
    void whoDidWhatIsWrittenDown() {
        var id = templates.create(name, byPiece, KEEPER);
        templates.edit(id, 0, name, byWeight, KEEPER);

        var lines = log.list(new ActionFilter(null, null, "freight-template:" + id), null, 10);

        assertThat(lines.items()).extracting(Action::action).containsExactly("freight:edit", "freight:create");
        assertThat(lines.items()).extracting(Action::actor).containsOnly(KEEPER.code());
    }

    @Test
    void anUnknownTemplateIsNotFound() {
        var unknown = FreightTemplateId.next();

        assertThatThrownBy(() -> templates.require(unknown)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> freight.cost(List.of(item(unknown, 1, 0, 100)), NANSHAN))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> templates.archive(unknown, 0, KEEPER)).isInstanceOf(NotFound.class);
    }
}
