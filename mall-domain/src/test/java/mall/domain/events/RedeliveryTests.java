package mall.domain.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import mall.domain.events.TeaListener.Brewed;
import mall.domain.events.TeaListener.Ear;
import mall.domain.kernel.Ids;
import mall.domain.kernel.ShopClock;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@MallTest
class RedeliveryTests {

    @Autowired
    Publications publications;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ShopClock clock;

    @Autowired
    Redelivery redelivery;

    @Autowired
    RegisteredEvents registered;

    @Autowired
    Ear ear;

    final UUID tea = Ids.next();

    @BeforeEach
    void forgetWhatOtherTestsLeft() {
        ear.gate = new CountDownLatch(0);
        publications.forgetAll();
    }

    @Test
    void anEventThatWasHeardLeavesNoRow() {
        publications.publish(tea);

        await().untilAsserted(() -> assertThat(ear.heard).contains(tea));
        await().untilAsserted(() -> assertThat(publications.rows()).isZero());
    }

    @Test
    void anEventOfATransactionThatIsRolledBackIsNotHeard() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new Brewed(tea));
            status.setRollbackOnly();
        });
        publications.publish(Ids.next());

        await().untilAsserted(() -> assertThat(publications.rows()).isZero());
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
            publications.publish(tea);
            await().untilAsserted(() -> assertThat(publications.failed()).isOne());
        }

        @Test
        void isLeftAloneForTenSeconds() {
            redelivery.tellAgain();

            assertThat(publications.failed()).isOne();
            assertThat(publications.attempts()).isZero();
        }

        @Test
        void isToldAgainAfterTenSecondsAndThenGone() {
            ear.refuses.clear();
            clock.advance(Duration.ofSeconds(11));

            redelivery.tellAgain();

            await().untilAsserted(() -> assertThat(ear.heard).contains(tea));
            await().untilAsserted(() -> assertThat(publications.rows()).isZero());
        }

        @Test
        void waitsTwiceAsLongAfterEachFailure() {
            publications.failAgainAfter(Duration.ofSeconds(11));

            clock.advance(Duration.ofSeconds(15));
            redelivery.tellAgain();
            assertThat(publications.attempts()).isOne();

            publications.failAgainAfter(Duration.ofSeconds(6));
            assertThat(publications.attempts()).isEqualTo(2);
        }

        @Test
        void delaysNoOtherEvent() {
            var others = IntStream.range(0, 50).mapToObj(_ -> Ids.next()).toList();

            others.forEach(publications::publish);

            await().untilAsserted(() -> assertThat(ear.heard).containsAll(others));
        }
    }

    @Nested
    class WhatAStoppedProcessLeftBehind {

        @Test
        void isToldAgainAfterAMinuteWhenNobodyHadBegun() {
            publications.insert(tea, Brewed.class.getName(), "PUBLISHED", 0);
            redelivery.tellAgain();
            assertThat(publications.rows()).isOne();

            clock.advance(Duration.ofSeconds(61));
            redelivery.tellAgain();

            await().untilAsserted(() -> assertThat(ear.heard).contains(tea));
        }

        @Test
        void isToldAgainAfterFiveMinutesWhenSomebodyHad() {
            publications.insert(tea, Brewed.class.getName(), "PROCESSING", 0);
            clock.advance(Duration.ofSeconds(61));
            redelivery.tellAgain();
            assertThat(publications.attempts()).isZero();

            clock.advance(Duration.ofMinutes(5));
            redelivery.tellAgain();

            await().untilAsserted(() -> assertThat(ear.heard).contains(tea));
        }

        @Test
        void mayBeOfAClassThatThisProcessDoesNotKnow() {
            publications.insert(Ids.next(), "mall.of.tomorrow.TeaServed", "PUBLISHED", 0);
            publications.insert(tea, Brewed.class.getName(), "PUBLISHED", 0);
            clock.advance(Duration.ofSeconds(61));

            redelivery.tellAgain();

            await().untilAsserted(() -> assertThat(ear.heard).contains(tea));
            await().untilAsserted(() -> assertThat(publications.failed()).isOne());
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

        await().untilAsserted(() -> assertThat(publications.rows()).isBetween(40, 50));
        clock.advance(Duration.ofSeconds(61));
        redelivery.tellAgain();
        await().untilAsserted(() -> assertThat(ear.heard).containsAll(many));
        await().untilAsserted(() -> assertThat(publications.rows()).isZero());
    }

    @Test
    void listenersHaveThreeThreads() {
        var many = IntStream.range(0, 20).mapToObj(_ -> Ids.next()).toList();
        ear.gate = new CountDownLatch(1);

        many.forEach(publications::publish);

        await().untilAsserted(() -> assertThat(ear.hearing).hasSize(3));
        ear.gate.countDown();
        await().untilAsserted(() -> assertThat(ear.heard).containsAll(many));
    }
}
