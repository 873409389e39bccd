package mall.promotion.flashsale.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import mall.promotion.flashsale.LotBook;
import mall.testing.Durability;
import mall.testing.LocalServers;
import mall.testing.LocalServices;
import mall.testing.MallTest;
import mall.testing.RedisProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@MallTest
class GateRehearsalTests {

    @Autowired
    Ledger ledger;

    @Autowired
    LotBook book;

    @Autowired
    Clock clock;

    @Test
    void sellsWhatDoesNotExistAndLeavesNothingThatGrows(@TempDir Path directory) {
        var port = LocalServers.freePort();
        try (var redis = RedisProcess.start(directory, port, Durability.FLEETING);
                var porter = Porter.on(redis.address().port())) {
            var rehearsal = new GateRehearsal(porter.redis, porter.gate, book, clock);

            for (int turn = 0; turn < 5; turn++) rehearsal.turn();

            var keys = porter.redisson.getKeys();
            assertThat(keys.getKeys()).hasSizeLessThanOrEqualTo(4);
            assertThat(keys.getKeys())
                    .allSatisfy(key -> assertThat(keys.remainTimeToLive(key)).isPositive());
            assertThat(porter.redisson.getMap(tokens(keys.getKeys())).size()).isZero();
        }
    }

    @Test
    void isDoneForTheSessionThatOpensNext() {
        try (var porter = Porter.on(LocalServices.shared().redis().port())) {
            var rehearsal = new GateRehearsal(porter.redis, porter.gate, book, clock);

            var next = ledger.lot(1, 1, clock.instant().plus(Duration.ofSeconds(590)));

            assertThat(rehearsal.occasion()).isEqualTo(next.session());
        }
    }

    private static String tokens(Iterable<String> keys) {
        for (var key : keys) if (key.endsWith("tokens")) return key;
        return "none";
    }
}
