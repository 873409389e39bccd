package mall.member.ledger;

import static mall.member.ledger.LedgerSamples.aCause;
import static mall.member.ledger.LedgerSamples.points;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Finding;
import mall.domain.kernel.MemberId;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallTest
class LedgerRaceTests {

    @Autowired
    Ledger ledger;

    @Autowired
    Holds holds;

    @Autowired
    Reversals reversals;

    @Autowired
    Expiries expiries;

    @Autowired
    LedgerViews views;

    @Autowired
    Audit audit;

    @Autowired
    Clock clock;

    final MemberId liu = MemberId.next();

    void earn(long amount, Expiry expiry) {
        ledger.earn(points(liu, amount, aCause()), Counter.ISSUED, expiry);
    }

    Balance balance() {
        return views.balance(liu, Asset.POINTS);
    }

    Instant soon() {
        return clock.instant().plus(Duration.ofMinutes(30));
    }

    @Test
    void ofTwentySpendingAllThatThereIsOneWins() {
        earn(100, Expiry.NEVER);

        var race = Race.of(20, _ -> ledger.spend(points(liu, 100, aCause()), Counter.SPENT));

        assertThat(race.winners()).hasSize(1);
        assertThat(race.losers()).hasSize(19).allMatch(LedgerRefusal.InsufficientValue.class::isInstance);
        assertThat(balance()).isEqualTo(new Balance(Asset.POINTS, 0, 0, 0));
    }

    @Test
    void ofTwentyHoldingAllThatThereIsOneWins() {
        earn(100, Expiry.NEVER);

        var race = Race.of(20, _ -> holds.hold(points(liu, 100, aCause()), soon()));

        assertThat(race.winners()).hasSize(1);
        assertThat(balance()).isEqualTo(new Balance(Asset.POINTS, 0, 100, 0));
    }

    @Test
    void oneCauseToldByTwentyHappensOnce() {
        earn(500, Expiry.NEVER);
        var order = aCause();

        var earning = Race.of(20, _ -> ledger.earn(points(liu, 7, order), Counter.ISSUED, Expiry.NEVER));
        var spending = Race.of(20, _ -> ledger.spend(points(liu, 100, order), Counter.SPENT));
        var refund = aCause();
        var refunding = Race.of(20, _ -> reversals.giveBack(points(liu, 40, refund), order, Expiry.NEVER));

        assertThat(List.of(earning, spending, refunding))
                .allMatch(race -> race.losers().isEmpty());
        assertThat(balance().usable()).isEqualTo(500 + 7 - 100 + 40);
    }

    @Test
    void twentyStrangersBeginAtOnce() {
        var race = Race.of(20, _ -> earn(5, Expiry.NEVER));

        assertThat(race.losers()).isEmpty();
        assertThat(balance().usable()).isEqualTo(100);
    }

    @RepeatedTest(5)
    void captureAndReleaseOfOneHoldExcludeEachOther() {
        earn(100, Expiry.NEVER);
        var order = aCause();
        holds.hold(points(liu, 100, order), soon());

        var race = Race.of(IntStream.range(0, 10)
                .mapToObj(number -> (Callable<Long>) () -> number % 2 == 0
                        ? holds.capture(liu, Asset.POINTS, order, Counter.SPENT, "抵扣")
                        : holds.release(liu, Asset.POINTS, order, "退回"))
                .toList());

        assertThat(race.losers()).isEmpty();
        assertThat(race.winners().stream().filter(moved -> moved > 0)).containsExactly(100L);
        assertThat(balance().held()).isZero();
    }

    @RepeatedTest(5)
    void spendingAndExpiringNeverBothHaveIt() {
        var expiry = new Expiry(clock.instant().plus(Duration.ofSeconds(1)));
        earn(100, expiry);

        var race = Race.of(IntStream.range(0, 60)
                .mapToObj(number -> (Callable<Boolean>) () -> {
                    if (number % 2 == 0) {
                        while (clock.instant().isBefore(expiry.at())) Thread.onSpinWait();
                        expiries.expire(new Expiries.Owner(liu, "POINTS"));
                        return false;
                    }
                    while (clock.instant().isBefore(expiry.at().minusMillis(60 - number))) Thread.onSpinWait();
                    ledger.spend(points(liu, 10, aCause()), Counter.SPENT);
                    return true;
                })
                .toList());

        var spent = 10 * race.winners().stream().filter(won -> won).count();
        assertThat(race.losers()).allMatch(LedgerRefusal.InsufficientValue.class::isInstance);
        assertThat(balance()).isEqualTo(new Balance(Asset.POINTS, 0, 0, 0));
        assertThat(views.statement(liu, Asset.POINTS, null, 100).items())
                .filteredOn(line -> line.act() == Act.EXPIRE)
                .extracting(StatementLine::amount)
                .isEqualTo(spent == 100 ? List.of() : List.of(100 - spent));
    }

    @RepeatedTest(5)
    void spendingWhatARefundTakesBackLosesNothing() {
        var order = aCause();
        ledger.earn(points(liu, 100, order), Counter.ISSUED, Expiry.NEVER);

        var race = Race.of(20, number -> {
            if (number % 2 == 0) ledger.spend(points(liu, 20, aCause()), Counter.SPENT);
            else reversals.takeBack(points(liu, 10, aCause()), order, Floor.NONE);
        });

        var spent =
                20 * race.winners().stream().filter(number -> number % 2 == 0).count();
        assertThat(race.losers()).allMatch(LedgerRefusal.InsufficientValue.class::isInstance);
        assertThat(balance()).isEqualTo(new Balance(Asset.POINTS, 0, 0, spent));
    }

    @AfterEach
    void theAuditFindsNothing() {
        assertThat(audit.run().findings())
                .filteredOn(finding -> finding.check().startsWith("ledger-"))
                .isNotEmpty()
                .allMatch(Finding::isClean);
    }
}
