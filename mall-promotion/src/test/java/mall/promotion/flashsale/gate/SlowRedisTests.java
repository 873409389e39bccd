package mall.promotion.flashsale.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import mall.domain.kernel.MemberId;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.gate.Verdict.Admitted;
import mall.promotion.flashsale.gate.Verdict.Repeated;
import mall.testing.FaultyWire;
import mall.testing.LocalServices;
import mall.testing.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// F08: Redis is slow, swallows what it is told, or keeps its answers to itself.
class SlowRedisTests {

    /// What is promised, and what a busy machine adds to it.
    static final Duration ANSWER = Duration.ofMillis(500).plusMillis(150);

    final FaultyWire wire = new FaultyWire(LocalServices.shared().redis().port());
    final Porter porter = Porter.on(wire.port());
    final Porter undisturbed = Porter.on(LocalServices.shared().redis().port());

    LotId lot;

    @BeforeEach
    void open() {
        lot = undisturbed.open(1_000, 1);
    }

    @AfterEach
    void close() {
        porter.close();
        undisturbed.close();
        wire.close();
    }

    @Nested
    class OnceConnected {

        @BeforeEach
        void connect() {
            porter.admitted(lot, MemberId.next());
        }

        @Test
        void nobodyWaitsLongForASilentRedis() {
            wire.swallowEverything();

            assertAnswersAreQuickAndNo();
        }

        @Test
        void norForASlowOne() {
            wire.slowDown(Duration.ofSeconds(1));

            assertAnswersAreQuickAndNo();
        }

        @Test
        void aCrowdIsToldAtOnceAfterTheFirstHaveWaited() {
            wire.swallowEverything();
            Race.of(50, _ -> porter.admit(lot, MemberId.next()));

            var begun = System.nanoTime();
            var race = Race.of(2_000, _ -> porter.admit(lot, MemberId.next()));

            assertThat(race.losers()).hasSize(2_000).allMatch(GateAway.class::isInstance);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
        }

        @Test
        void soonAfterRedisIsBackPeopleAreLetIn() {
            wire.swallowEverything();
            Race.of(50, _ -> porter.admit(lot, MemberId.next()));

            wire.mend();

            await().atMost(Duration.ofSeconds(5))
                    .ignoreException(GateAway.class)
                    .until(() -> porter.admit(lot, MemberId.next()) instanceof Admitted);
        }

        @Test
        void whoseAnswerWasLostMayAskAgainAndIsLetInOnce() {
            var attempt = Porter.attempt(lot, MemberId.next(), 1);
            wire.swallowAnswers();
            assertThatThrownBy(() -> porter.gate.admit(attempt)).isInstanceOf(GateAway.class);
            var left = undisturbed.gate.level(lot).orElseThrow().left();

            wire.mend();

            await().ignoreException(GateAway.class)
                    .until(() -> porter.gate.admit(attempt).equals(new Repeated(attempt.token())));
            assertThat(undisturbed.gate.level(lot))
                    .get()
                    .extracting(Level::left)
                    .isEqualTo(left);
            // Nobody has it in hand: it is handed to whoever asks for what is abandoned.
            assertThat(undisturbed.gate.abandoned(lot, Duration.ZERO, 10)).contains(Admission.of(attempt));
        }

        @Test
        void whatWasGivenUpIsNotSentLater() {
            var attempt = Porter.attempt(lot, MemberId.next(), 1);
            wire.swallowEverything();
            assertThatThrownBy(() -> porter.gate.admit(attempt)).isInstanceOf(GateAway.class);
            var pending = undisturbed.gate.level(lot).orElseThrow().pending();

            wire.mend();
            await().ignoreException(GateAway.class).until(() -> porter.admit(lot, MemberId.next()) instanceof Admitted);

            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> undisturbed.gate.level(lot).orElseThrow().pending() == pending + 1);
        }

        @Test
        void settlingAgainAfterALostAnswerCountsOnce() {
            var admission = undisturbed.admitted(lot, MemberId.next());
            var pending = undisturbed.gate.level(lot).orElseThrow().pending();
            wire.swallowAnswers();
            assertThatThrownBy(() -> porter.gate.settle(lot, List.of(admission.id())))
                    .isInstanceOf(GateAway.class);

            undisturbed.gate.settle(lot, List.of(admission.id()));

            assertThat(undisturbed.gate.level(lot))
                    .get()
                    .extracting(Level::pending)
                    .isEqualTo(pending - 1);
        }
    }

    @Nested
    class ConnectedNever {

        @Test
        void nobodyWaitsLongForASilentRedis() {
            wire.swallowEverything();

            assertAnswersAreQuickAndNo();
        }

        @Test
        void norForOneThatIsNotThere() {
            wire.close();

            assertAnswersAreQuickAndNo();
        }

        @Test
        void itConnectsWhenRedisComes() {
            wire.swallowEverything();
            Race.of(10, _ -> porter.admit(lot, MemberId.next()));

            wire.mend();

            await().atMost(Duration.ofSeconds(20))
                    .ignoreException(GateAway.class)
                    .until(() -> porter.admit(lot, MemberId.next()) instanceof Admitted);
        }
    }

    private void assertAnswersAreQuickAndNo() {
        for (int times = 0; times < 15; times++) {
            var begun = System.nanoTime();
            assertThatThrownBy(() -> porter.admit(lot, MemberId.next())).isInstanceOf(GateAway.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(ANSWER);
        }
    }
}
