package mall.promotion.flashsale.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mall.domain.kernel.MemberId;
import mall.domain.runtime.Backlog;
import mall.promotion.flashsale.LotBook;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.gate.Crowd.Told;
import mall.promotion.flashsale.gate.Verdict.Admitted;
import mall.promotion.flashsale.gate.Verdict.LimitReached;
import mall.promotion.flashsale.gate.Verdict.Rebuilding;
import mall.testing.Durability;
import mall.testing.LocalServers;
import mall.testing.MallTest;
import mall.testing.RedisProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Redis is lost in the middle of a sale at two replicas: killed, flushed, restarted empty, or
/// rolled back to an older copy (F05, F06, F07).
@MallTest
class RedisLostTests {

    static final int QUOTA = 150;
    static final Duration BACK_WITHIN = Duration.ofSeconds(5);

    @Autowired
    Ledger ledger;

    @Autowired
    LotBook book;

    @Autowired
    Backlog backlog;

    @Autowired
    Clock clock;

    @TempDir
    Path directory;

    final int port = LocalServers.freePort();

    RedisProcess redis;
    Replica here;
    Replica there;
    LotId lot;

    @BeforeEach
    void openAGate() {
        redis = RedisProcess.start(directory, port, Durability.LASTING);
        here = new Replica(port, book, backlog, clock);
        there = new Replica(port, book, backlog, clock);
        lot = ledger.lot(QUOTA, 1);
        here.look();
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
        redis.close();
    }

    enum Loss {
        KILLED,
        FLUSHED,
        RESTARTED_EMPTY,
        ROLLED_BACK
    }

    @ParameterizedTest
    @EnumSource
    void exactlyTheQuotaIsSoldAndNobodyIsToldWrong(Loss loss) throws IOException {
        here.start().takesUp(lot, ledger);
        there.start().takesUp(lot, ledger);

        var crowd = new Crowd(lot, ledger, List.of(here, there), clock);
        try (crowd) {
            crowd.comes(2 * QUOTA);
            await().until(() -> ledger.sold(lot) >= QUOTA / 5);
            var copy = Files.readAllBytes(log());
            await().until(() -> ledger.sold(lot) >= QUOTA / 2);
            lose(loss, copy);
            var lostAt = System.nanoTime();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> here.gate.level(lot).isPresent());
            assertThat(Duration.ofNanos(System.nanoTime() - lostAt)).isLessThan(BACK_WITHIN);
        }
        // Somebody may have been sent away for a unit that was promised and came back.
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            try (var late = new Crowd(lot, ledger, List.of(here, there), clock)) {
                late.comes(3);
            }
            return ledger.sold(lot) == QUOTA;
        });

        assertThat(ledger.bought(lot)).isEqualTo(QUOTA);
        assertThat(ledger.mostOfAnybody(lot)).isEqualTo(1);
        assertThat(crowd.told(Told.NEVER_KNEW)).isZero();
        assertThat(crowd.history())
                .allSatisfy((token, told) -> assertThat(ledger.has(token)).isEqualTo(told == Told.BOUGHT));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(here.gate.level(lot))
                        .get()
                        .extracting(level -> level.left() + level.pending())
                        .isEqualTo(0));
    }

    @Test
    void oneReplicaHasFiftyGatesBackInGoodTime() throws IOException {
        var lots = Stream.generate(() -> ledger.lot(10, 1)).limit(50).toList();
        here.look();
        for (var one : lots) here.gate.admit(attempt(one, MemberId.next()));
        here.start();

        lose(Loss.KILLED, new byte[0]);

        await().atMost(BACK_WITHIN)
                .until(() -> lots.stream()
                        .allMatch(one -> here.gate
                                .level(one)
                                .filter(level -> level.left() == 10)
                                .isPresent()));
    }

    @Test
    void nobodyIsLetInWhileRedisIsGone() {
        redis.kill();

        assertThatThrownBy(() -> attempt(MemberId.next())).isInstanceOf(GateAway.class);
        assertThat(here.gate.level(lot)).isEmpty();
        here.gate.giveBack(lot, MemberId.next(), 1);
    }

    @Test
    void anEmptyRedisMeansThatNobodyKnowsNotThatAllIsFreeNorThatAllIsSold() {
        here.porter.redisson.getKeys().flushall();

        assertThat(attempt(MemberId.next())).isEqualTo(new Rebuilding());
        here.keeper.look();
        assertThat(attempt(MemberId.next())).isInstanceOf(Admitted.class);
    }

    @Test
    void anOlderCopyIsNotSoldFromOnceItIsSeenAndLimitsHold() throws IOException {
        var liu = MemberId.next();
        var early = ((Admitted) attempt(MemberId.next())).admission();
        var copy = Files.readAllBytes(log());
        here.place(early, ledger);
        var admission = ((Admitted) attempt(liu)).admission();
        here.place(admission, ledger);

        lose(Loss.ROLLED_BACK, copy);

        // The older copy would let him in again; the ledger does not sell to him.
        var again = awaitAnswer(liu);
        assertThat(again).isInstanceOf(Admitted.class);
        assertThat(there.place(((Admitted) again).admission(), ledger)).isEqualTo(Ledger.Purchase.LIMIT_REACHED);
        there.look();
        assertThat(attempt(liu)).isEqualTo(new LimitReached(1));
        assertThat(here.gate.level(lot)).get().extracting(Level::left).isEqualTo(ledger.free(lot));
        // What the copy thought pending was answered long ago.
        assertThat(here.gate.abandoned(lot, Duration.ZERO, 10)).isEmpty();
    }

    private void lose(Loss loss, byte[] olderCopy) throws IOException {
        if (loss == Loss.FLUSHED) {
            here.porter.redisson.getKeys().flushall();
            return;
        }
        redis.kill();
        switch (loss) {
            case RESTARTED_EMPTY -> Files.delete(log());
            case ROLLED_BACK -> Files.write(log(), olderCopy);
            case KILLED, FLUSHED -> {}
        }
        redis = RedisProcess.start(directory, port, Durability.LASTING);
    }

    private Path log() {
        return directory.resolve("appendonly.aof");
    }

    private Verdict attempt(MemberId member) {
        return here.gate.admit(attempt(lot, member));
    }

    private Attempt attempt(LotId lot, MemberId member) {
        var attempt = Porter.attempt(lot, member, 1);
        return new Attempt(lot, member, attempt.token(), attempt.key(), 1, clock.instant(), attempt.request());
    }

    private Verdict awaitAnswer(MemberId member) {
        return await().ignoreException(GateAway.class).until(() -> attempt(member), answer -> true);
    }
}
