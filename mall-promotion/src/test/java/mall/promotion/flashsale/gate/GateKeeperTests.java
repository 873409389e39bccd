package mall.promotion.flashsale.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import mall.domain.kernel.MemberId;
import mall.domain.runtime.Backlog;
import mall.promotion.flashsale.LotBook;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.gate.Verdict.Admitted;
import mall.promotion.flashsale.gate.Verdict.LimitReached;
import mall.promotion.flashsale.gate.Verdict.NotOpen;
import mall.promotion.flashsale.gate.Verdict.Rebuilding;
import mall.promotion.flashsale.gate.Verdict.SoldOut;
import mall.testing.LocalServices;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Two replicas keep the gates in front of one ledger.
@MallTest
class GateKeeperTests {

    static final MemberId LIU = MemberId.next();
    static final MemberId WANG = MemberId.next();

    @Autowired
    Ledger ledger;

    @Autowired
    LotBook book;

    @Autowired
    Backlog backlog;

    @Autowired
    Clock clock;

    Replica here;
    Replica there;

    @BeforeEach
    void start() {
        var port = LocalServices.shared().redis().port();
        here = new Replica(port, book, backlog, clock);
        there = new Replica(port, book, backlog, clock);
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
    }

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
    void findsUnitsThatItPromisesInVain() {
        var lot = ledger.lot(3, 3);
        here.look();
        ledger.buy(Admission.of(Porter.attempt(lot, LIU, 2)));

        for (int times = 0; times < 3; times++) here.look();

        assertThat(here.gate.level(lot)).get().extracting(Level::left).isEqualTo(1);
    }

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

    private Verdict attempt(LotId lot, MemberId member) {
        return here.gate.admit(at(lot, member));
    }

    private Admission admitted(LotId lot, MemberId member) {
        return ((Admitted) attempt(lot, member)).admission();
    }

    private Attempt at(LotId lot, MemberId member) {
        var attempt = Porter.attempt(lot, member, 1);
        return new Attempt(lot, member, attempt.token(), attempt.key(), 1, clock.instant(), attempt.request());
    }

    private Long epoch(LotId lot) {
        return here.gate.level(lot).orElseThrow().epoch();
    }
}
