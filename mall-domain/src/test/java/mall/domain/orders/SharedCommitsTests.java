package mall.domain.orders;

import static mall.domain.orders.TeaShop.basket;
import static mall.domain.orders.TeaShop.item;
import static mall.domain.orders.TeaShop.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import mall.domain.kernel.Idempotency.KeyInFlight;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.Refusal;
import mall.domain.kernel.SkuId;
import mall.domain.orders.BasketRefusal.CheckoutBusy;
import mall.domain.orders.Outcome.Told;
import mall.domain.orders.Placed.Ordered;
import mall.domain.orders.Placed.Refused;
import mall.testing.Locks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ShopTest
class SharedCommitsTests {

    @Autowired
    TeaShop shop;

    @Autowired
    Drafting drafting;

    @Autowired
    OrderCommits commits;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    final ExecutorService shoppers = Executors.newVirtualThreadPerTaskExecutor();
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    SharedCommits shared;
    SkuId tea;

    @BeforeEach
    void aWriterOfOurOwn() {
        shared = new SharedCommits(commits, meters);
        shared.start();
        tea = shop.tea().stock(5_000).put();
    }

    @AfterEach
    void isStopped() {
        shared.stop();
        shoppers.shutdownNow();
    }

    @Test
    void answersAfterTheCommit() {
        var outcome = shared.place(draft(MemberId.next()));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Told.class,
                        told -> assertThat(shop.state(((Ordered) told.placed()).order()))
                                .isEqualTo(OrderState.AWAITING_PAYMENT));
    }

    @Test
    void doesNotBeginBeforeItIsStarted() {
        var notYet = new SharedCommits(commits, meters);

        assertThatThrownBy(() -> notYet.place(draft(MemberId.next()))).isInstanceOf(CheckoutBusy.class);
    }

    @Nested
    class WhileTheStockIsHeldBySomebodyElse {

        @Test
        void ordersGatherAndShareTheNextCommit() throws Exception {
            var placing = whileTheStockIsHeld(() -> {
                var first = List.of(place());
                await().until(() -> Locks.somebodyWaits(jdbc));
                var others = Stream.generate(SharedCommitsTests.this::place)
                        .limit(40)
                        .toList();
                await().until(() -> waiting() == 40);
                return Stream.concat(first.stream(), others.stream()).toList();
            });

            for (var one : placing) assertThat(one.get()).isInstanceOf(Told.class);
            assertThat(shop.reserved(tea)).isEqualTo(41);
            assertThat(meters.get("mall.orders.together").summary().count()).isEqualTo(2);
        }

        @Test
        void moreThanCanBePlacedInTimeAreToldToComeAgain() throws Exception {
            var drafts = Stream.generate(() -> draft(MemberId.next()))
                    .limit(SharedCommits.MOST_WAITING)
                    .toList();
            var placing = whileTheStockIsHeld(() -> {
                var all = new ArrayList<Future<Outcome>>();
                all.add(place());
                await().until(() -> Locks.somebodyWaits(jdbc));
                for (var draft : drafts) all.add(shoppers.submit(() -> shared.place(draft)));
                await().until(() -> waiting() == SharedCommits.MOST_WAITING);

                assertThatThrownBy(() -> shared.place(draft(MemberId.next())))
                        .isInstanceOfSatisfying(
                                CheckoutBusy.class,
                                busy -> assertThat(busy.facts()).containsEntry("retryAfterSeconds", 1));
                return all;
            });

            for (var one : placing) assertThat(one.get()).isInstanceOf(Told.class);
            assertThat(shop.reserved(tea)).isEqualTo(1 + SharedCommits.MOST_WAITING);
        }

        @Test
        void ordersOfOtherGoodsAreHeldUpForAMomentOnly() throws Exception {
            var cup = shop.tea().stock(5).put();

            whileTheStockIsHeld(() -> {
                var stuck = place();
                await().until(() -> Locks.somebodyWaits(jdbc));
                var alsoStuck = place();
                var free = draft(MemberId.next(), cup);
                var other = shoppers.submit(() -> shared.place(free));

                assertThat(reason(stuck.get())).isInstanceOf(CheckoutBusy.class);
                assertThat(reason(alsoStuck.get())).isInstanceOf(CheckoutBusy.class);
                assertThat(((Told) other.get()).placed()).isInstanceOf(Ordered.class);
                return List.of();
            });
        }

        @Test
        void whoeverIsInterruptedLeaves() throws Exception {
            whileTheStockIsHeld(() -> {
                var first = place();
                await().until(() -> Locks.somebodyWaits(jdbc));
                var left = new CompletableFuture<Boolean>();
                var impatient = Thread.ofVirtual().start(() -> {
                    try {
                        shared.place(draft(MemberId.next()));
                    } catch (CheckoutBusy busy) {
                        left.complete(Thread.currentThread().isInterrupted());
                    }
                });
                await().until(() -> waiting() == 1);

                impatient.interrupt();

                assertThat(left.join()).isTrue();
                assertThat(waiting()).isZero();
                return List.of(first);
            });
            shared.stop();

            assertThat(shop.reserved(tea)).isEqualTo(1);
        }

        @Test
        void aMallThatStopsPlacesWhatItTookUpAndNothingElse() throws Exception {
            var placing = whileTheStockIsHeld(() -> {
                var first = place();
                await().until(() -> Locks.somebodyWaits(jdbc));
                var second = place();
                await().until(() -> waiting() == 1);

                shoppers.execute(shared::stop);
                await().until(() -> !shared.isRunning());

                assertThatThrownBy(() -> shared.place(draft(MemberId.next()))).isInstanceOf(CheckoutBusy.class);
                return List.of(first, second);
            });

            for (var one : placing) assertThat(one.get()).isInstanceOf(Told.class);
            assertThat(shop.reserved(tea)).isEqualTo(2);
        }

        @Test
        void whoeverIsTakenUpIsNotToldThatHeIsNot() throws Exception {
            aWriterWhoseAskersWait(Duration.ofSeconds(1));

            var placing = whileTheStockIsHeld(() -> {
                var first = place();
                await().until(() -> Locks.somebodyWaits(jdbc));
                var second = place();

                assertThatThrownBy(first::get).hasCauseInstanceOf(KeyInFlight.class);
                assertThatThrownBy(second::get).hasCauseInstanceOf(CheckoutBusy.class);
                return List.of(first, second);
            });

            assertThat(placing).hasSize(2);
            shared.stop();
            assertThat(shop.reserved(tea)).isEqualTo(1);
        }

        @Test
        void aMallThatStopsDoesNotWaitForEver() throws Exception {
            aWriterWhoseAskersWait(Duration.ofSeconds(2));

            whileTheStockIsHeld(() -> {
                var first = place();
                await().until(() -> Locks.somebodyWaits(jdbc));
                var second = place();
                await().until(() -> waiting() == 1);

                shared.stop();

                assertThatThrownBy(first::get).hasCauseInstanceOf(KeyInFlight.class);
                assertThatThrownBy(second::get).hasCauseInstanceOf(CheckoutBusy.class);
                return List.of(first, second);
            });
        }

        private List<Future<Outcome>> whileTheStockIsHeld(Callable<List<Future<Outcome>>> story) {
            return Objects.requireNonNull(transaction.execute(_ -> {
                jdbc.sql("select id from stock_pool where id = :tea for update")
                        .param("tea", tea.id())
                        .query()
                        .listOfRows();
                try {
                    return story.call();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }));
        }
    }

    private void aWriterWhoseAskersWait(Duration patience) {
        shared.stop();
        meters = new SimpleMeterRegistry();
        shared = new SharedCommits(commits, meters, patience);
        shared.start();
    }

    private Future<Outcome> place() {
        var draft = draft(MemberId.next());
        return shoppers.submit(() -> shared.place(draft));
    }

    private int waiting() {
        return (int) meters.get("mall.orders.waiting").gauge().value();
    }

    private static Refusal reason(Outcome outcome) {
        return ((Refused) ((Told) outcome).placed()).why();
    }

    private OrderDraft draft(MemberId buyer) {
        return draft(buyer, tea);
    }

    private OrderDraft draft(MemberId buyer, SkuId sku) {
        return drafting.draft(
                new Purchase(basket(buyer, item(sku, 1)), Money.ofFen(25_00), OrderSource.BUY_NOW, key(buyer), null));
    }
}
