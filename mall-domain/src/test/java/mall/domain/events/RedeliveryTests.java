package mall.domain.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@MallTest
class RedeliveryTests {

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ShopClock clock;

    @Autowired
    Redelivery redelivery;

    @Autowired
    RegisteredEvents registered;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    Ear ear;

    final UUID tea = Ids.next();

    @BeforeEach
    void forgetWhatOtherTestsLeft() {
        ear.gate = new CountDownLatch(0);
        jdbc.sql("delete from event_publication").update();
    }

    @Test
    void anEventThatWasHeardLeavesNoRow() {
        publish(tea);

        await().untilAsserted(() -> assertThat(ear.heard).contains(tea));
        await().untilAsserted(() -> assertThat(rows()).isZero());
    }

    @Test
    void anEventOfATransactionThatIsRolledBackIsNotHeard() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new Brewed(tea));
            status.setRollbackOnly();
        });
        publish(Ids.next());

        await().untilAsserted(() -> assertThat(rows()).isZero());
        assertThat(ear.heard).doesNotContain(tea);
        assertThat(registered.forgetOlderThan(Duration.ZERO))
                .extracting(event -> ((Brewed) event.getEvent()).id())
                .contains(tea);
    }

    @Nested
    class AFailedEvent {

        @BeforeEach
        void fails() {
            ear.refuses.add(tea);
            publish(tea);
            await().untilAsserted(() -> assertThat(failed()).isOne());
        }

        @Test
        void isLeftAloneForTenSeconds() {
            redelivery.tellAgain();

            assertThat(failed()).isOne();
            assertThat(attempts()).isZero();
        }

        @Test
        void isToldAgainAfterTenSecondsAndThenGone() {
            ear.refuses.clear();
            clock.advance(Duration.ofSeconds(11));

            redelivery.tellAgain();

            await().untilAsserted(() -> assertThat(ear.heard).contains(tea));
            await().untilAsserted(() -> assertThat(rows()).isZero());
        }

        @Test
        void waitsTwiceAsLongAfterEachFailure() {
            failAgainAfter(Duration.ofSeconds(11));

            clock.advance(Duration.ofSeconds(15));
            redelivery.tellAgain();
            assertThat(attempts()).isOne();

            failAgainAfter(Duration.ofSeconds(6));
            assertThat(attempts()).isEqualTo(2);
        }

        @Test
        void delaysNoOtherEvent() {
            var others = IntStream.range(0, 50).mapToObj(_ -> Ids.next()).toList();

            others.forEach(RedeliveryTests.this::publish);

            await().untilAsserted(() -> assertThat(ear.heard).containsAll(others));
        }
    }

    @Nested
    class ADeadLetter {

        @BeforeEach
        void failsTenTimes() {
            ear.refuses.add(tea);
            publish(tea);
            await().untilAsserted(() -> assertThat(failed()).isOne());
            for (int failures = 1; failures < 10; failures++) {
                failAgainAfter(Duration.ofSeconds(10L << (failures - 1)).plusSeconds(1));
            }
        }

        @Test
        void isToldNoMore() {
            clock.advance(Duration.ofDays(1));

            redelivery.tellAgain();

            assertThat(attempts()).isEqualTo(9);
            assertThat(failed()).isOne();
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
            await().untilAsserted(() -> assertThat(rows()).isZero());
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
            for (int i = 0; i < 300; i++) insert(Ids.next(), Brewed.class.getName(), "FAILED", 9);
            insert(tea, Brewed.class.getName(), "FAILED", 0);
            ear.refuses.clear();
            clock.advance(Duration.ofSeconds(11));

            redelivery.tellAgain();

            await().untilAsserted(() -> assertThat(ear.heard).contains(tea));
        }
    }

    @Nested
    class WhatAStoppedProcessLeftBehind {

        @Test
        void isToldAgainAfterAMinuteWhenNobodyHadBegun() {
            insert(tea, Brewed.class.getName(), "PUBLISHED", 0);
            redelivery.tellAgain();
            assertThat(rows()).isOne();

            clock.advance(Duration.ofSeconds(61));
            redelivery.tellAgain();

            await().untilAsserted(() -> assertThat(ear.heard).contains(tea));
        }

        @Test
        void isToldAgainAfterFiveMinutesWhenSomebodyHad() {
            insert(tea, Brewed.class.getName(), "PROCESSING", 0);
            clock.advance(Duration.ofSeconds(61));
            redelivery.tellAgain();
            assertThat(attempts()).isZero();

            clock.advance(Duration.ofMinutes(5));
            redelivery.tellAgain();

            await().untilAsserted(() -> assertThat(ear.heard).contains(tea));
        }

        @Test
        void mayBeOfAClassThatThisProcessDoesNotKnow() {
            insert(Ids.next(), "mall.of.tomorrow.TeaServed", "PUBLISHED", 0);
            insert(tea, Brewed.class.getName(), "PUBLISHED", 0);
            clock.advance(Duration.ofSeconds(61));

            redelivery.tellAgain();

            await().untilAsserted(() -> assertThat(ear.heard).contains(tea));
            await().untilAsserted(() -> assertThat(failed()).isOne());
        }
    }

    @Test
    void whatDoesNotFitIntoTheQueueIsHeardLater() {
        var many = IntStream.range(0, Listening.WAITING + 50)
                .mapToObj(_ -> Ids.next())
                .toList();
        ear.gate = new CountDownLatch(1);

        transaction.executeWithoutResult(_ -> many.forEach(id -> events.publishEvent(new Brewed(id))));
        ear.gate.countDown();

        await().untilAsserted(() -> assertThat(rows()).isBetween(40, 50));
        clock.advance(Duration.ofSeconds(61));
        redelivery.tellAgain();
        await().untilAsserted(() -> assertThat(ear.heard).containsAll(many));
        await().untilAsserted(() -> assertThat(rows()).isZero());
    }

    @Test
    void listenersHaveThreeThreads() {
        var many = IntStream.range(0, 20).mapToObj(_ -> Ids.next()).toList();
        ear.gate = new CountDownLatch(1);

        many.forEach(this::publish);

        await().untilAsserted(() -> assertThat(ear.hearing).hasSize(3));
        ear.gate.countDown();
        await().untilAsserted(() -> assertThat(ear.heard).containsAll(many));
    }

    private void publish(UUID id) {
        transaction.executeWithoutResult(_ -> events.publishEvent(new Brewed(id)));
    }

    private void failAgainAfter(Duration pause) {
        var before = attempts();
        clock.advance(pause);
        await().untilAsserted(() -> {
            redelivery.tellAgain();
            assertThat(attempts()).isEqualTo(before + 1);
        });
        await().untilAsserted(() -> assertThat(failed()).isOne());
    }

    private int rows() {
        return count("true");
    }

    private int failed() {
        return count("status = 'FAILED'");
    }

    private int count(String which) {
        return jdbc.sql("select count(*) from event_publication where " + which)
                .query(Integer.class)
                .single();
    }

    private int attempts() {
        return jdbc.sql("select completion_attempts from event_publication")
                .query(Integer.class)
                .single();
    }

    private void insert(UUID id, String type, String status, int attempts) {
        var listenerId = "mall.domain.events.TeaListener.on(mall.domain.events.TeaListener$Brewed)";
        jdbc.sql("""
                        insert into event_publication
                            (id, listener_id, event_type, serialized_event, publication_date, status, completion_attempts)
                        values (:id, :listener, :type, :event, :at, :status, :attempts)
                        """)
                .param("id", Ids.next())
                .param("listener", listenerId)
                .param("type", type)
                .param("event", "{\"id\":\"%s\"}".formatted(id))
                .param("at", Timestamp.from(Instant.now(clock)))
                .param("status", status)
                .param("attempts", attempts)
                .update();
    }
}
