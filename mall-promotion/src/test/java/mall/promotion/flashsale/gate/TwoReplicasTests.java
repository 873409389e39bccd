package mall.promotion.flashsale.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.IntStream;
import mall.domain.kernel.MemberId;
import mall.promotion.flashsale.gate.Verdict.Admitted;
import mall.promotion.flashsale.gate.Verdict.SoldOut;
import mall.testing.Race;
import org.junit.jupiter.api.Test;

/// What replicas do to each other's gates.
class TwoReplicasTests extends TwoReplicas {

    @Test
    void ofReplicasThatFindAGateGoneOneRebuildsIt() {
        var lot = ledger.lot(10, 5);
        here.keeper.compare();
        there.keeper.compare();

        var race = Race.of(20, number -> {
            var replica = number % 2 == 0 ? here : there;
            if (!replica.builder.rebuild(lot, "")) throw new IllegalStateException("another was faster");
        });

        assertThat(race.winners()).hasSize(1);
        assertThat(attempt(lot, LIU)).isInstanceOf(Admitted.class);
    }

    @Test
    void whoWasLetInBeforeAGateIsRebuiltStillGetsHisOrder() {
        var lot = ledger.lot(1, 1);
        here.look();
        var liu = admitted(lot, LIU);

        here.builder.rebuild(lot, epoch(lot).toString());

        assertThat(here.place(liu, ledger)).isEqualTo(Ledger.Purchase.BOUGHT);
        // The gate has promised his unit once more: the ledger says no, and the gate learns it.
        var wang = admitted(lot, WANG);
        assertThat(here.place(wang, ledger)).isEqualTo(Ledger.Purchase.SOLD_OUT);
        assertThat(attempt(lot, WANG)).isEqualTo(new SoldOut());
        assertThat(ledger.sold(lot)).isEqualTo(1);
    }

    @Test
    void rebuildingWaitsForThoseWhoAreAboutToGetTheirOrders() {
        var lot = ledger.lot(5, 1);
        here.look();
        var admissions = IntStream.range(0, 4)
                .mapToObj(_ -> admitted(lot, MemberId.next()))
                .toList();
        var epoch = epoch(lot).toString();

        var race = Race.of(2, number -> {
            if (number == 0) here.builder.rebuild(lot, epoch);
            else admissions.forEach(one -> there.place(one, ledger));
        });

        assertThat(race.losers()).isEmpty();
        assertThat(here.gate.level(lot)).get().extracting(Level::left).isEqualTo(1);
        assertThat(here.gate.level(lot)).get().extracting(Level::pending).isEqualTo(0);
    }

    @Test
    void whoWasLetInByAReplicaThatDiedGetsHisOrderFromAnother() {
        var lot = ledger.lot(5, 1);
        here.look();
        var liu = admitted(lot, LIU);

        there.gate.abandoned(lot, Duration.ZERO, 10).forEach(one -> there.place(one, ledger));

        assertThat(ledger.has(liu.id())).isTrue();
        assertThat(there.gate.level(lot)).get().extracting(Level::pending).isEqualTo(0);
        assertThat(here.place(liu, ledger)).isEqualTo(Ledger.Purchase.BOUGHT_BEFORE);
        assertThat(there.gate.level(lot)).get().extracting(Level::left).isEqualTo(4);
        assertThat(ledger.sold(lot)).isEqualTo(1);
    }

    @Test
    void aUnitThatComesBackHereIsSoldThereAtOnce() {
        here.porter.memory.listen();
        there.porter.memory.listen();
        var lot = ledger.lot(1, 1);
        here.look();
        var liu = admitted(lot, LIU);
        here.place(liu, ledger);
        assertThat(there.gate.admit(at(lot, WANG))).isEqualTo(new SoldOut());
        assertThat(there.porter.memory.remembers(lot)).isTrue();

        ledger.undo(liu);
        here.gate.giveBack(lot, LIU, 1);

        await().atMost(Duration.ofSeconds(1)).until(() -> !there.porter.memory.remembers(lot));
        assertThat(there.gate.admit(at(lot, WANG))).isInstanceOf(Admitted.class);
    }
}
