package mall.promotion.flashsale.gate;

import static mall.promotion.flashsale.gate.Porter.attempt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mall.domain.kernel.MemberId;
import mall.promotion.flashsale.LotBook.LotRecord;
import mall.promotion.flashsale.LotBook.Outline;
import mall.promotion.flashsale.gate.Rebuild.Opening;
import mall.promotion.flashsale.gate.Verdict.Admitted;
import mall.promotion.flashsale.gate.Verdict.LimitReached;
import mall.promotion.flashsale.gate.Verdict.Rebuilding;
import mall.testing.LocalServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Rebuilding step by step: by two at once, by one who is paused, and while things happen.
class RebuildTests {

    static final MemberId LIU = MemberId.next();
    static final MemberId WANG = MemberId.next();
    static final Duration LEASE = Duration.ofSeconds(30);

    static Porter porter;

    final Outline outline = Porter.outline(10, 5);

    @BeforeAll
    static void start() {
        porter = Porter.on(LocalServices.shared().redis().port());
    }

    @AfterAll
    static void stop() {
        porter.close();
    }

    @Test
    void whoComesSecondIsSentAwayUntilTheFirstIsDone() {
        var first = rebuild(LEASE);
        var second = rebuild(LEASE);

        assertThat(first.shut("")).isTrue();
        assertThat(second.shut("")).isFalse();
        assertThat(first.open(record(Map.of()), false)).isEqualTo(Opening.DONE);
        assertThat(second.shut("")).isFalse();
        assertThat(porter.admit(outline.lot(), LIU)).isInstanceOf(Admitted.class);
    }

    @Test
    void nobodyReplacesABuildThatHeHasNotSeen() {
        porter.open(outline, Map.of());
        var seen = epoch();
        var first = rebuild(LEASE);
        first.shut(seen);
        first.open(record(Map.of()), false);

        assertThat(rebuild(LEASE).shut(seen)).isFalse();
        assertThat(rebuild(LEASE).shut(epoch())).isTrue();
    }

    /// F09: the first holder is paused past his lease, and wakes up when the second is done, or at
    /// work.
    @Test
    void whoWasPausedTooLongChangesNothing() {
        var paused = rebuild(Duration.ofMillis(50));
        paused.shut("");
        paused.draft(Map.of(WANG, 5));
        var next = rebuild(LEASE);
        await().until(() -> next.shut(""));

        assertThat(paused.draft(Map.of(WANG, 5))).isFalse();
        assertThat(paused.open(record(Map.of(WANG, 5)), true)).isEqualTo(Opening.LOST);

        next.draft(Map.of(LIU, 5));
        assertThat(next.open(record(Map.of(LIU, 5)), false)).isEqualTo(Opening.DONE);
        assertThat(paused.draft(Map.of(WANG, 5))).isFalse();
        assertThat(paused.open(record(Map.of(WANG, 5)), true)).isEqualTo(Opening.LOST);
        assertThat(paused.shut("")).isFalse();
        assertThat(porter.admit(outline.lot(), LIU)).isEqualTo(new LimitReached(5));
        assertThat(porter.admit(outline.lot(), WANG)).isInstanceOf(Admitted.class);
    }

    /// F09, the other way: his lock is gone with everything else.
    @Test
    void whoseLockIsLostChangesNothing() {
        var rebuild = rebuild(LEASE);
        rebuild.shut("");
        var keys = LotKeys.of(outline.lot());
        porter.redisson.getKeys().delete(keys.gate());

        assertThat(rebuild.draft(Map.of(LIU, 5))).isFalse();
        assertThat(rebuild.open(record(Map.of()), true)).isEqualTo(Opening.LOST);
        assertThat(porter.admit(outline.lot(), LIU)).isEqualTo(new Rebuilding());
    }

    @Test
    void theLedgerIsReadAnewWhenAnOrderIsUndoneMeanwhile() {
        var rebuild = rebuild(LEASE);
        rebuild.shut("");
        rebuild.draft(Map.of(LIU, 5));

        porter.gate.giveBack(outline.lot(), LIU, 5);

        assertThat(rebuild.open(record(Map.of(LIU, 5)), false)).isEqualTo(Opening.IN_DOUBT);
        assertThat(porter.admit(outline.lot(), LIU)).isEqualTo(new Rebuilding());
        assertThat(rebuild.shut("")).isTrue();
        assertThat(rebuild.open(record(Map.of()), false)).isEqualTo(Opening.DONE);
        assertThat(porter.gate.admit(attempt(outline.lot(), LIU, 5))).isInstanceOf(Admitted.class);
    }

    @Test
    void andWhenAnOrderIsCommittedOrRefusedMeanwhile() {
        porter.open(outline, Map.of());
        var liu = porter.admitted(outline.lot(), LIU);
        var wang = porter.admitted(outline.lot(), WANG);
        var rebuild = rebuild(LEASE);
        rebuild.shut(epoch());

        porter.gate.settle(outline.lot(), List.of(liu.id()));
        assertThat(rebuild.open(record(Map.of()), false)).isEqualTo(Opening.IN_DOUBT);
        rebuild.shut("");
        porter.gate.turnBack(outline.lot(), List.of(wang), true);
        assertThat(rebuild.open(record(Map.of()), false)).isEqualTo(Opening.IN_DOUBT);
        assertThat(rebuild.open(record(Map.of()), true)).isEqualTo(Opening.DONE);
    }

    @Test
    void whatIsPendingHoldsNothingInTheNextBuildButIsNotForgotten() {
        porter.open(outline, Map.of());
        var liu = porter.admitted(outline.lot(), LIU);
        var wang = porter.admitted(outline.lot(), WANG);
        porter.open(outline, Map.of(), epoch());

        porter.gate.settle(outline.lot(), List.of(liu.id()));
        porter.gate.turnBack(outline.lot(), List.of(wang), true);

        assertThat(porter.gate.level(outline.lot()))
                .get()
                .extracting(Level::left)
                .isEqualTo(10);
        assertThat(porter.gate.level(outline.lot()))
                .get()
                .extracting(Level::pending)
                .isEqualTo(0);
        assertThat(porter.gate.abandoned(outline.lot(), Duration.ZERO, 10)).isEmpty();
    }

    @Test
    void fiftyThousandMembersAreNoHindrance() {
        var bought = Stream.generate(MemberId::next).limit(50_000).collect(Collectors.toMap(one -> one, _ -> 5));
        var begun = System.nanoTime();

        porter.open(outline, bought);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        var anybody = bought.keySet().iterator().next();
        assertThat(porter.admit(outline.lot(), anybody)).isEqualTo(new LimitReached(5));
        assertThat(porter.admit(outline.lot(), LIU)).isInstanceOf(Admitted.class);
    }

    @Test
    void nothingStaysInRedisForEver() {
        porter.open(outline, Map.of(LIU, 1));
        porter.admit(outline.lot(), WANG);
        porter.gate.look(outline.lot());

        assertThat(LotKeys.of(outline.lot()).toLook())
                .allSatisfy(key -> assertThat(
                                porter.redisson.getBucket(key.toString()).remainTimeToLive())
                        .isPositive());
    }

    private Rebuild rebuild(Duration lease) {
        return new Rebuild(porter.redis, outline.lot(), lease);
    }

    private LotRecord record(Map<MemberId, Integer> bought) {
        return new LotRecord(outline, bought);
    }

    private String epoch() {
        return Long.toString(porter.gate.level(outline.lot()).orElseThrow().epoch());
    }
}
