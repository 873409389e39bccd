package mall.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import mall.testing.MallTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallTest
class ShopClockTests {

    @Autowired
    ShopClock clock;

    @Autowired
    Clock injected;

    Duration moved = Duration.ZERO;

    @AfterEach
    void moveBack() {
        clock.advance(moved.negated());
    }

    @Test
    void isTheClockThatEverybodyGets() {
        assertThat(injected).isSameAs(clock);
    }

    @Test
    void agreesWithADatabaseOnTheSameMachine() {
        clock.measure();

        assertThat(clock.offset()).isLessThan(Duration.ofSeconds(1));
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));
    }

    @Test
    void staysMovedWhenItMeasuresAgain() {
        move(Duration.ofMinutes(31));

        clock.measure();

        assertThat(clock.instant())
                .isCloseTo(Instant.now().plus(31, ChronoUnit.MINUTES), within(1, ChronoUnit.SECONDS));
    }

    private void move(Duration by) {
        clock.advance(by);
        moved = moved.plus(by);
    }
}
