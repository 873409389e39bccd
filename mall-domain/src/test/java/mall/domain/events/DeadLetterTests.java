package mall.domain.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import mall.domain.events.TeaListener.Brewed;
import mall.domain.events.TeaListener.Ear;
import mall.domain.kernel.Ids;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.ShopClock;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// An event that its listener could not hear however often it was told.
@MallTest
class DeadLetterTests {

    @Autowired
    Publications publications;

    @Autowired
    ShopClock clock;

    @Autowired
    Redelivery redelivery;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    Ear ear;

    final UUID tea = Ids.next();

    @BeforeEach
    void forgetWhatOtherTestsLeft() {
        ear.gate = new CountDownLatch(0);
        publications.forgetAll();
    }

    @Nested
    class ADeadLetter {

        @BeforeEach
        void failsTenTimes() {
            ear.refuses.add(tea);
            publications.publish(tea);
            await().untilAsserted(() -> assertThat(publications.failed()).isOne());
            for (int failures = 1; failures < 10; failures++) {
                publications.failAgainAfter(
                        Duration.ofSeconds(10L << (failures - 1)).plusSeconds(1));
            }
        }

        @Test
        void isToldNoMore() {
            clock.advance(Duration.ofDays(1));

            redelivery.tellAgain();

            assertThat(publications.attempts()).isEqualTo(9);
            assertThat(publications.failed()).isOne();
        }

        @Test
        void isVisible() {
            var letters = deadLetters.list(null, 10).items();

            assertThat(deadLetters.count()).isOne();
            assertThat(letters).hasSize(1);
            assertThat(letters.getFirst().eventType()).endsWith("Brewed");
            assertThat(letters.getFirst().listener()).contains("TeaListener.on");
            assertThat(letters.getFirst().failures()).isEqualTo(10);
        }

        @Test
        void isToldOnceMoreWhenTheCauseIsMended() {
            ear.refuses.clear();

            deadLetters.replay(deadLetters.list(null, 10).items().getFirst().id());
            redelivery.tellAgain();

            await().untilAsserted(() -> assertThat(ear.heard).contains(tea));
            await().untilAsserted(() -> assertThat(publications.rows()).isZero());
        }

        @Test
        void isAmongAllThatAreToldAgain() {
            ear.refuses.clear();

            assertThat(deadLetters.replayAll()).isOne();
            redelivery.tellAgain();

            await().untilAsserted(() -> assertThat(ear.heard).contains(tea));
        }

        @Test
        void isNotMistakenForAnother() {
            assertThatThrownBy(() -> deadLetters.replay(Ids.next())).isInstanceOf(NotFound.class);
        }

        @Test
        void hidesNoWorkBehindIt() {
            for (int i = 0; i < 300; i++) publications.insert(Ids.next(), Brewed.class.getName(), "FAILED", 9);
            publications.insert(tea, Brewed.class.getName(), "FAILED", 0);
            ear.refuses.clear();
            clock.advance(Duration.ofSeconds(11));

            redelivery.tellAgain();

            await().untilAsserted(() -> assertThat(ear.heard).contains(tea));
        }
    }
}
