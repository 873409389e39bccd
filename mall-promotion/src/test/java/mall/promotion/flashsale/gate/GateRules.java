package mall.promotion.flashsale.gate;

import static mall.promotion.flashsale.gate.Porter.EVENING;
import static mall.promotion.flashsale.gate.Porter.NOON;
import static mall.promotion.flashsale.gate.Porter.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import mall.promotion.flashsale.LotBook.Outline;
import mall.promotion.flashsale.gate.Verdict.Admitted;
import mall.promotion.flashsale.gate.Verdict.LimitReached;
import mall.promotion.flashsale.gate.Verdict.NotOpen;
import mall.promotion.flashsale.gate.Verdict.Rebuilding;
import mall.promotion.flashsale.gate.Verdict.Repeated;
import mall.promotion.flashsale.gate.Verdict.SoldOut;
import mall.promotion.flashsale.gate.Verdict.TokenUsed;
import org.junit.jupiter.api.Test;

/// What the scripts do, on whatever Redis a subclass brings.
abstract class GateRules extends CrowdRules {

    // An open gate.

    @Test
    void letsInAndCounts() {
        var lot = porter().open(10, 2);

        var attempt = attempt(lot, LIU, 2);

        assertThat(porter().gate.admit(attempt)).isEqualTo(new Admitted(Admission.of(attempt)));
        assertThat(standing(lot)).isEqualTo("quota 10, left 8, pending 2");
    }

    @Test
    void tellsARequestThatComesAgainFromATokenThatIsUsedAgain() {
        var lot = porter().open(10, 5);
        var attempt = attempt(lot, LIU, 1);
        porter().gate.admit(attempt);

        assertThat(porter().gate.admit(attempt)).isEqualTo(new Repeated(attempt.token()));
        assertThat(porter().gate.admit(withKey(attempt, "another-key"))).isEqualTo(new TokenUsed());
        assertThat(porter().gate.admit(withKey(attempt, "ey"))).isEqualTo(new TokenUsed());
        assertThat(standing(lot)).isEqualTo("quota 10, left 9, pending 1");
    }

    @Test
    void answersWhoeverComesAgainEvenWhenItIsSoldOutOrOver() {
        var lot = porter().open(1, 1);
        var attempt = attempt(lot, LIU, 1);
        porter().gate.admit(attempt);

        assertThat(porter().gate.admit(attempt)).isEqualTo(new Repeated(attempt.token()));
        assertThat(porter().gate.admit(at(attempt, EVENING))).isEqualTo(new Repeated(attempt.token()));
    }

    @Test
    void keepsToTheLimitOfWhatIsBoughtAndPending() {
        var outline = Porter.outline(10, 3);
        porter().open(outline, Map.of(LIU, 1));
        var lot = outline.lot();

        assertThat(porter().gate.admit(attempt(lot, LIU, 3))).isEqualTo(new LimitReached(3));
        assertThat(porter().gate.admit(attempt(lot, LIU, 2))).isInstanceOf(Admitted.class);
        assertThat(porter().admit(lot, LIU)).isEqualTo(new LimitReached(3));
        assertThat(porter().admit(lot, WANG)).isInstanceOf(Admitted.class);
    }

    @Test
    void isSoldOutForWhoeverWantsMoreThanIsLeft() {
        var lot = porter().open(2, 5);
        porter().admit(lot, LIU);

        assertThat(porter().gate.admit(attempt(lot, WANG, 2))).isEqualTo(new SoldOut());
        assertThat(porter().memory.remembers(lot)).isFalse();
        assertThat(porter().admit(lot, WANG)).isInstanceOf(Admitted.class);
        assertThat(porter().admit(lot, WANG)).isEqualTo(new SoldOut());
        assertThat(porter().memory.remembers(lot)).isTrue();
    }

    @Test
    void isOpenFromItsFirstInstantUntilBeforeItsLast() {
        var lot = porter().open(10, 5);
        var attempt = attempt(lot, LIU, 1);

        assertThat(porter().gate.admit(at(attempt, NOON.minusMillis(1)))).isEqualTo(new NotOpen());
        assertThat(porter().gate.admit(at(attempt, EVENING))).isEqualTo(new NotOpen());
        assertThat(porter().gate.admit(at(attempt, EVENING.minusMillis(1)))).isInstanceOf(Admitted.class);
    }

    @Test
    void letsNobodyInWhilePaused() {
        var running = Porter.outline(10, 5);
        var paused = new Outline(running.lot(), NOON, EVENING, false, 10, 5, 10);
        porter().open(paused, Map.of());

        assertThat(porter().admit(paused.lot(), LIU)).isEqualTo(new NotOpen());
    }

    @Test
    void forgetsWhoIsSettledOnceHoweverOftenItIsTold() {
        var lot = porter().open(10, 5);
        var liu = porter().admitted(lot, LIU);
        porter().admitted(lot, WANG);

        porter().gate.settle(lot, List.of(liu.id(), liu.id(), UUID.randomUUID()));
        porter().gate.settle(lot, List.of(liu.id()));

        assertThat(standing(lot)).isEqualTo("quota 10, left 8, pending 1");
        assertThat(porter().gate.admit(withKey(attempt(lot, LIU, 1), "key", liu.id())))
                .isEqualTo(new Repeated(liu.id()));
    }

    @Test
    void settlesMoreThanOneChunk() {
        var lot = porter().open(1_200, 1_200);
        var admissions = IntStream.range(0, 1_200)
                .mapToObj(_ -> porter().admitted(lot, LIU).id())
                .toList();

        porter().gate.settle(lot, admissions);

        assertThat(standing(lot)).isEqualTo("quota 1200, left 0, pending 0");
    }

    @Test
    void givesUnitsAndLimitBackWhenTheLedgerRefusesOneBuyer() {
        var lot = porter().open(1, 1);
        var liu = porter().admitted(lot, LIU);
        assertThat(porter().admit(lot, WANG)).isEqualTo(new SoldOut());

        porter().gate.turnBack(lot, List.of(liu), true);
        porter().gate.turnBack(lot, List.of(liu), true);

        assertThat(standing(lot)).isEqualTo("quota 1, left 1, pending 0");
        assertThat(porter().memory.remembers(lot)).isFalse();
        assertThat(porter().gate.admit(withKey(attempt(lot, LIU, 1), "key", liu.id())))
                .isInstanceOf(Admitted.class);
    }

    @Test
    void givesOnlyTheLimitBackWhenTheLedgerHasNoUnits() {
        var lot = porter().open(5, 1);
        var liu = porter().admitted(lot, LIU);

        porter().gate.turnBack(lot, List.of(liu), false);

        assertThat(standing(lot)).isEqualTo("quota 5, left 4, pending 0");
        assertThat(porter().admit(lot, LIU)).isInstanceOf(Admitted.class);
    }

    @Test
    void whoIsSettledIsNotTurnedBackAndTheOtherWayRound() {
        var lot = porter().open(5, 5);
        var settled = porter().admitted(lot, LIU);
        var refused = porter().admitted(lot, LIU);
        porter().gate.settle(lot, List.of(settled.id()));
        porter().gate.turnBack(lot, List.of(refused), true);

        porter().gate.turnBack(lot, List.of(settled), true);
        porter().gate.settle(lot, List.of(refused.id()));

        assertThat(standing(lot)).isEqualTo("quota 5, left 4, pending 0");
    }

    @Test
    void sellsAgainWhatAnOrderGaveBack() {
        var lot = porter().open(2, 2);
        var liu = ((Admitted) porter().gate.admit(attempt(lot, LIU, 2))).admission();
        porter().gate.settle(lot, List.of(liu.id()));
        assertThat(porter().admit(lot, WANG)).isEqualTo(new SoldOut());

        porter().gate.giveBack(lot, LIU, 2);

        assertThat(porter().memory.remembers(lot)).isFalse();
        assertThat(porter().gate.admit(attempt(lot, LIU, 2))).isInstanceOf(Admitted.class);
    }

    @Test
    void handsOutWhatNobodySettledToOneAfterAnother() {
        var lot = porter().open(10, 5);
        var liu = porter().admitted(lot, LIU);
        var wang = porter().admitted(lot, WANG);
        var settled = porter().admitted(lot, WANG);
        porter().gate.settle(lot, List.of(settled.id()));

        assertThat(porter().gate.abandoned(lot, Duration.ofMinutes(1), 10)).isEmpty();
        assertThat(porter().gate.abandoned(lot, Duration.ZERO, 1)).containsExactly(liu);
        assertThat(porter().gate.abandoned(lot, Duration.ZERO, 1)).containsExactly(wang);
        assertThat(porter().gate.abandoned(lot, Duration.ofMinutes(1), 10)).isEmpty();
        porter().gate.settle(lot, List.of(liu.id(), wang.id()));
        assertThat(porter().gate.abandoned(lot, Duration.ZERO, 10)).isEmpty();
        assertThat(standing(lot)).isEqualTo("quota 10, left 7, pending 0");
    }

    // A gate that is shut.

    @Test
    void aGateThatIsNotThereKnowsNothing() {
        var lot = Porter.lot();

        assertThat(porter().admit(lot, LIU)).isEqualTo(new Rebuilding());
        assertThat(porter().gate.level(lot)).isEmpty();
        porter().gate.giveBack(lot, LIU, 1);
        porter().gate.settle(lot, List.of(UUID.randomUUID()));
        assertThat(porter().admit(lot, LIU)).isEqualTo(new Rebuilding());
    }

    @Test
    void aGateThatIsBeingRebuiltLetsNobodyIn() {
        var lot = porter().open(10, 5);
        var epoch = Long.toString(porter().gate.level(lot).orElseThrow().epoch());

        assertThat(new Rebuild(porter().redis, lot, GateBuilder.LEASE).shut(epoch))
                .isTrue();

        assertThat(porter().admit(lot, LIU)).isEqualTo(new Rebuilding());
        assertThat(porter().gate.level(lot)).isEmpty();
    }

    private static Attempt withKey(Attempt attempt, String key) {
        return withKey(attempt, key, attempt.token());
    }

    private static Attempt withKey(Attempt attempt, String key, UUID token) {
        return new Attempt(
                attempt.lot(), attempt.member(), token, key, attempt.units(), attempt.at(), attempt.request());
    }

    private static Attempt at(Attempt attempt, Instant at) {
        return new Attempt(
                attempt.lot(),
                attempt.member(),
                attempt.token(),
                attempt.key(),
                attempt.units(),
                at,
                attempt.request());
    }
}
