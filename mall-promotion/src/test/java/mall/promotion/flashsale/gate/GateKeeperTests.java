package mall.promotion.flashsale.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import mall.promotion.flashsale.gate.Verdict.Admitted;
import mall.promotion.flashsale.gate.Verdict.LimitReached;
import mall.promotion.flashsale.gate.Verdict.NotOpen;
import mall.promotion.flashsale.gate.Verdict.Rebuilding;
import mall.promotion.flashsale.gate.Verdict.SoldOut;
import org.junit.jupiter.api.Test;

/// A keeper keeps its gates in step with the ledger.
class GateKeeperTests extends TwoReplicas {

    @Test
    void buildsAGateBeforeItsSessionOpens() {
        var soon = ledger.lot(10, 1, clock.instant().plusSeconds(31));
        var later = ledger.lot(10, 1, clock.instant().plus(Duration.ofMinutes(5)));

        here.look();

        assertThat(attempt(soon, LIU)).isEqualTo(new NotOpen());
        assertThat(attempt(later, LIU)).isEqualTo(new Rebuilding());
    }

    @Test
    void countsWhatTheLedgerHasSold() {
        var lot = ledger.lot(10, 1);
        ledger.buy(Admission.of(Porter.attempt(lot, LIU, 1)));

        here.look();

        assertThat(here.gate.level(lot)).get().extracting(Level::left).isEqualTo(9);
        assertThat(attempt(lot, LIU)).isEqualTo(new LimitReached(1));
        assertThat(attempt(lot, WANG)).isInstanceOf(Admitted.class);
    }

    @Test
    void leavesAGateAloneThatIsAsItShouldBe() {
        var lot = ledger.lot(10, 5);
        here.look();
        var epoch = epoch(lot);
        var liu = admitted(lot, LIU);
        assertThat(here.place(liu, ledger)).isEqualTo(Ledger.Purchase.BOUGHT);
        admitted(lot, WANG);

        for (int times = 0; times < 5; times++) here.look();

        assertThat(epoch(lot)).isEqualTo(epoch);
    }

    @Test
    void letsNobodyInToWhatIsPausedUntilItIsResumed() {
        var lot = ledger.lot(10, 5);
        here.look();

        ledger.pause(lot);
        here.look();
        assertThat(attempt(lot, LIU)).isEqualTo(new NotOpen());

        ledger.resume(lot);
        there.look();
        assertThat(attempt(lot, LIU)).isInstanceOf(Admitted.class);
    }

    @Test
    void countsWhenItIsResumedWhatWasStillBoughtMeanwhile() {
        var lot = ledger.lot(10, 5);
        here.look();
        var liu = admitted(lot, LIU);
        ledger.pause(lot);
        here.look();

        here.place(liu, ledger);
        ledger.resume(lot);
        here.look();

        assertThat(here.gate.level(lot)).get().extracting(Level::left).isEqualTo(9);
    }

    @Test
    void sellsUnitsThatWereAdded() {
        var lot = ledger.lot(1, 5);
        here.look();
        admitted(lot, LIU);
        assertThat(attempt(lot, WANG)).isEqualTo(new SoldOut());
        assertThat(here.porter.memory.remembers(lot)).isTrue();

        ledger.add(lot, 2);
        here.look();

        assertThat(here.porter.memory.remembers(lot)).isFalse();
        assertThat(here.gate.level(lot)).get().extracting(Level::quota).isEqualTo(3);
        assertThat(attempt(lot, WANG)).isInstanceOf(Admitted.class);
    }

    @Test
    void findsUnitsThatCameBackUnheard() {
        var lot = ledger.lot(1, 1);
        here.look();
        var liu = admitted(lot, LIU);
        here.place(liu, ledger);

        ledger.undo(liu);
        here.look();
        assertThat(attempt(lot, WANG)).isEqualTo(new SoldOut());
        here.look();
        here.look();

        assertThat(attempt(lot, LIU)).isInstanceOf(Admitted.class);
    }

    @Test
    void findsUnitsThatCameBackUnheardWhileOrdersFlow() {
        var lot = ledger.lot(20, 20);
        here.look();
        var epoch = epoch(lot);
        // Each time one more comes back unheard, while others buy: the difference never stays the same.
        for (int times = 0; times < 3; times++) {
            var undone = admitted(lot, LIU);
            here.place(undone, ledger);
            ledger.undo(undone);
            here.place(admitted(lot, WANG), ledger);
            here.keeper.compare();
        }

        assertThat(epoch(lot)).isNotEqualTo(epoch);
        assertThat(here.gate.level(lot)).get().extracting(Level::left).isEqualTo(17);
    }

    @Test
    void takesOrdersThatAreYetToBeSettledForNoDifference() {
        var lot = ledger.lot(20, 20);
        here.look();
        var epoch = epoch(lot);

        for (int times = 0; times < 5; times++) {
            ledger.buy(admitted(lot, LIU));
            here.keeper.compare();
        }

        assertThat(epoch(lot)).isEqualTo(epoch);
    }

    @Test
    void findsAtOnceUnitsThatArePendingForNobody() {
        var lot = ledger.lot(3, 3);
        here.look();
        admitted(lot, LIU);
        here.porter.redisson.getKeys().delete(LotKeys.of(lot).admissions());

        here.keeper.look();

        assertThat(here.gate.level(lot)).get().extracting(Level::left).isEqualTo(3);
        assertThat(here.gate.level(lot)).get().extracting(Level::pending).isEqualTo(0);
    }

    @Test
    void holdsNoUnitsForAnAdmissionThatIsDropped() {
        var lot = ledger.lot(3, 3);
        here.look();
        admitted(lot, LIU);
        here.porter.redisson.getKeys().delete(LotKeys.of(lot).tokens());

        assertThat(here.gate.abandoned(lot, Duration.ZERO, 10)).isEmpty();

        assertThat(here.gate.level(lot)).get().extracting(Level::pending).isEqualTo(0);
        for (int times = 0; times < 3; times++) here.keeper.compare();
        assertThat(here.gate.level(lot)).get().extracting(Level::left).isEqualTo(3);
    }

    @Test
    void findsUnitsThatItPromisesInVain() {
        var lot = ledger.lot(3, 3);
        here.look();
        ledger.buy(Admission.of(Porter.attempt(lot, LIU, 2)));

        for (int times = 0; times < 3; times++) here.look();

        assertThat(here.gate.level(lot)).get().extracting(Level::left).isEqualTo(1);
    }
}
