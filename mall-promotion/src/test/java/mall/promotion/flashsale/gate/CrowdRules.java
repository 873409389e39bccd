package mall.promotion.flashsale.gate;

import static mall.promotion.flashsale.gate.Porter.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import mall.domain.kernel.MemberId;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.gate.Verdict.Admitted;
import mall.promotion.flashsale.gate.Verdict.LimitReached;
import mall.promotion.flashsale.gate.Verdict.Repeated;
import mall.promotion.flashsale.gate.Verdict.SoldOut;
import mall.testing.Race;
import org.junit.jupiter.api.Test;

/// What the scripts do when many come at once, on whatever Redis a subclass brings.
abstract class CrowdRules {

    static final MemberId LIU = MemberId.next();
    static final MemberId WANG = MemberId.next();

    abstract Porter porter();

    @Test
    void ofAHundredAttemptsOfOneMemberAtOnceOneIsLetIn() {
        var lot = porter().open(1_000, 1);

        var race = Race.of(IntStream.range(0, 100)
                .mapToObj(_ -> (Callable<Verdict>) () -> porter().admit(lot, LIU))
                .toList());

        assertThat(race.losers()).isEmpty();
        assertThat(race.winners()).filteredOn(Admitted.class::isInstance).hasSize(1);
        assertThat(race.winners()).filteredOn(new LimitReached(1)::equals).hasSize(99);
    }

    @Test
    void ofFiveHundredMembersAtOnceOneForEachUnitIsLetIn() {
        var lot = porter().open(120, 1);

        var race = Race.of(IntStream.range(0, 500)
                .mapToObj(_ -> (Callable<Verdict>) () -> porter().admit(lot, MemberId.next()))
                .toList());

        assertThat(race.losers()).isEmpty();
        assertThat(race.winners()).filteredOn(Admitted.class::isInstance).hasSize(120);
        assertThat(race.winners()).filteredOn(new SoldOut()::equals).hasSize(380);
        assertThat(standing(lot)).isEqualTo("quota 120, left 0, pending 120");
    }

    @Test
    void ofFiftyRepetitionsAtOnceOneIsLetIn() {
        var lot = porter().open(100, 100);
        var attempt = attempt(lot, LIU, 1);

        var race = Race.of(IntStream.range(0, 50)
                .mapToObj(_ -> (Callable<Verdict>) () -> porter().gate.admit(attempt))
                .toList());

        assertThat(race.winners()).filteredOn(Admitted.class::isInstance).hasSize(1);
        assertThat(race.winners())
                .filteredOn(new Repeated(attempt.token())::equals)
                .hasSize(49);
    }

    String standing(LotId lot) {
        var level = porter().gate.level(lot).orElseThrow();
        return "quota %d, left %d, pending %d".formatted(level.quota(), level.left(), level.pending());
    }
}
