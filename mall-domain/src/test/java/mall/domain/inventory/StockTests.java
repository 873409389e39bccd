package mall.domain.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import mall.domain.inventory.OutOfStock.Shortage;
import mall.domain.inventory.Stock.Want;
import mall.domain.kernel.Actor;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.OperatorId;
import mall.domain.kernel.SkuId;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@MallTest
class StockTests {

    static final Actor KEEPER = new Actor.Operator(OperatorId.next());

    @Autowired
    Stock stock;

    @Autowired
    StockViews views;

    @Autowired
    TransactionTemplate transaction;

    final SkuId tea = SkuId.next();
    final SkuId cup = SkuId.next();
    final StockCause order = anOrder();

    static StockCause anOrder() {
        return new StockCause("order", Ids.next());
    }

    @BeforeEach
    void thereAreTenTeasAndFiveCups() {
        stock.open(tea, 10, KEEPER);
        stock.open(cup, 5, KEEPER);
    }

    StockLevel levelOf(SkuId sku) {
        return views.levels(List.of(sku)).getOrDefault(sku, new StockLevel(-1, -1, -1, -1, -1));
    }

    void assertLevel(SkuId sku, int onHand, int reserved) {
        assertThat(levelOf(sku)).isEqualTo(new StockLevel(onHand, reserved, 0, onHand - reserved, 0));
    }

    List<MovementKind> kindsOf(SkuId sku) {
        return views.movements(sku, null, 100).items().reversed().stream()
                .map(StockMovement::kind)
                .toList();
    }

    @Test
    void isOpenedOnce() {
        stock.open(tea, 7, KEEPER);

        assertLevel(tea, 10, 0);
        assertThat(kindsOf(tea)).containsExactly(MovementKind.OPEN);
    }

    @Test
    void isReservedForAllLinesOfAnOrder() {
        stock.reserve(order, List.of(Take.of(tea, 3), Take.of(cup, 5)));

        assertLevel(tea, 10, 3);
        assertLevel(cup, 5, 5);
    }

    @Test
    void isReservedForAllLinesOrNone() {
        assertThatThrownBy(() -> stock.reserve(order, List.of(Take.of(tea, 3), Take.of(cup, 6))))
                .asInstanceOf(type(OutOfStock.class))
                .extracting(OutOfStock::shortages)
                .isEqualTo(List.of(new Shortage(cup, 6, 5)));

        assertLevel(tea, 10, 0);
        assertLevel(cup, 5, 0);
    }

    @Test
    void ofAnUnknownSkuIsNone() {
        var unknown = SkuId.next();

        assertThatThrownBy(() -> stock.reserve(order, List.of(Take.of(unknown, 1))))
                .asInstanceOf(type(OutOfStock.class))
                .extracting(OutOfStock::shortages)
                .isEqualTo(List.of(new Shortage(unknown, 1, 0)));
    }

    @Test
    void takesOfOneSkuAreAddedUp() {
        stock.reserve(order, List.of(Take.of(tea, 4), Take.of(tea, 4)));

        assertLevel(tea, 10, 8);
        assertThatThrownBy(() -> stock.reserve(anOrder(), List.of(Take.of(cup, 3), Take.of(cup, 3))))
                .isInstanceOf(OutOfStock.class);
    }

    @Nested
    class ReservedForManyOrders {

        final StockCause other = anOrder();
        final StockCause third = anOrder();

        @Test
        void isTakenForAllOfThem() {
            var refused = reserveAll(
                    new Want(order, List.of(Take.of(tea, 4), Take.of(cup, 1))),
                    new Want(other, List.of(Take.of(cup, 2), Take.of(tea, 6))));

            assertThat(refused).isEmpty();
            assertLevel(tea, 10, 10);
            assertLevel(cup, 5, 3);
        }

        @Test
        void isTakenForNoneWhenOneDoesNotFit() {
            var refused = reserveAll(
                    new Want(order, List.of(Take.of(tea, 8))),
                    new Want(other, List.of(Take.of(tea, 3), Take.of(cup, 5))),
                    new Want(third, List.of(Take.of(tea, 2), Take.of(cup, 5))));

            assertThat(refused).containsOnlyKeys(other);
            assertThat(refused.get(other))
                    .extracting(OutOfStock::shortages)
                    .isEqualTo(List.of(new Shortage(tea, 3, 2)));
            assertLevel(tea, 10, 0);
            assertLevel(cup, 5, 0);
        }

        @Test
        void isNotThereWhenItIsUnknown() {
            var unknown = SkuId.next();

            var refused = reserveAll(
                    new Want(order, List.of(Take.of(unknown, 1))), new Want(other, List.of(Take.of(tea, 1))));

            assertThat(refused).containsOnlyKeys(order);
        }

        @Test
        void isTakenOnlyByWhoeverCanUndoIt() {
            assertThatThrownBy(() -> stock.reserveAll(List.of(new Want(order, List.of(Take.of(tea, 1))))))
                    .isInstanceOf(IllegalTransactionStateException.class);
        }

        private Map<StockCause, OutOfStock> reserveAll(Want... wants) {
            return Objects.requireNonNull(transaction.execute(status -> {
                var refused = stock.reserveAll(List.of(wants));
                if (!refused.isEmpty()) status.setRollbackOnly();
                return refused;
            }));
        }
    }

    @Nested
    class ReservedForAnOrder {

        final UUID parcel = Ids.next();

        @BeforeEach
        void fourTeasAndTwoCupsAreReserved() {
            stock.reserve(order, List.of(Take.of(tea, 4), Take.of(cup, 2)));
        }

        @Test
        void isNotReservedAgainByARepeat() {
            stock.reserve(order, List.of(Take.of(tea, 4), Take.of(cup, 2)));

            assertLevel(tea, 10, 4);
            assertLevel(cup, 5, 2);
        }

        @Test
        void cannotStandForOtherGoods() {
            var other = SkuId.next();
            stock.open(other, 5, KEEPER);

            assertThatThrownBy(() -> stock.reserve(order, List.of(Take.of(tea, 4), Take.of(other, 1))))
                    .isInstanceOf(IllegalStateException.class);

            assertLevel(other, 5, 0);
        }

        @Test
        void isReleasedOnce() {
            stock.release(order);
            stock.release(order);

            assertLevel(tea, 10, 0);
            assertLevel(cup, 5, 0);
            assertThat(kindsOf(tea)).containsExactly(MovementKind.OPEN, MovementKind.RESERVE, MovementKind.RELEASE);
        }

        @Test
        void isReleasedInPartOncePerOccasion() {
            var refund = Ids.next();
            stock.release(order, refund, List.of(Take.of(tea, 1)));
            stock.release(order, refund, List.of(Take.of(tea, 1)));

            assertLevel(tea, 10, 3);
        }

        @Test
        void leavesTheHouseOncePerParcel() {
            stock.shipOut(order, parcel, List.of(Take.of(tea, 3)));
            stock.shipOut(order, parcel, List.of(Take.of(tea, 3)));

            assertLevel(tea, 7, 1);
            assertLevel(cup, 5, 2);
        }

        @Test
        void leavesInSeveralParcels() {
            stock.shipOut(order, parcel, List.of(Take.of(tea, 3), Take.of(cup, 2)));
            stock.shipOut(order, Ids.next(), List.of(Take.of(tea, 1)));

            assertLevel(tea, 6, 0);
            assertLevel(cup, 3, 0);
        }

        @Test
        void isNotShippedBeyondWhatIsReserved() {
            assertThatThrownBy(() -> stock.shipOut(order, parcel, List.of(Take.of(tea, 1), Take.of(cup, 3))))
                    .isInstanceOf(NotReserved.class);

            assertLevel(tea, 10, 4);
            assertLevel(cup, 5, 2);
        }

        @Test
        void isNotReleasedBeyondWhatIsReserved() {
            stock.shipOut(order, parcel, List.of(Take.of(tea, 4)));

            assertThatThrownBy(() -> stock.release(order, Ids.next(), List.of(Take.of(tea, 1))))
                    .isInstanceOf(NotReserved.class);
            stock.release(order);

            assertLevel(tea, 6, 0);
            assertLevel(cup, 5, 0);
        }

        @Test
        void isNotSilentlyReservedAgainAfterItsRelease() {
            stock.release(order);

            assertThatThrownBy(() -> stock.reserve(order, List.of(Take.of(tea, 4), Take.of(cup, 2))))
                    .isInstanceOf(IllegalStateException.class);
        }

        @Test
        void isReservedAgainAtAnotherOccasion() {
            var latePayment = Ids.next();
            stock.release(order);

            stock.reserve(order, latePayment, List.of(Take.of(tea, 4)));
            stock.reserve(order, latePayment, List.of(Take.of(tea, 4)));

            assertLevel(tea, 10, 4);
            stock.release(order);
            assertLevel(tea, 10, 0);
        }

        @Test
        void comesBackUpToWhatWasShipped() {
            var returned = Ids.next();
            stock.shipOut(order, parcel, List.of(Take.of(tea, 3)));

            stock.putBack(order, returned, List.of(Take.of(tea, 2)));
            stock.putBack(order, returned, List.of(Take.of(tea, 2)));

            assertLevel(tea, 9, 1);
            assertThatThrownBy(() -> stock.putBack(order, Ids.next(), List.of(Take.of(tea, 2))))
                    .isInstanceOf(NotShipped.class);
            assertLevel(tea, 9, 1);
        }
    }

    @Nested
    class AdjustedByAnOperator {

        final StockCause recount = new StockCause("adjustment", Ids.next());

        @Test
        void changesOnceAndSaysWhyAndByWhom() {
            stock.adjust(tea, 5, "new delivery", recount, KEEPER);
            int onHand = stock.adjust(tea, 5, "new delivery", recount, KEEPER);

            assertThat(onHand).isEqualTo(15);
            assertLevel(tea, 15, 0);
            var movement = views.movements(tea, null, 1).items().getFirst();
            assertThat(movement.kind()).isEqualTo(MovementKind.ADJUST);
            assertThat(movement.onHand()).isEqualTo(5);
            assertThat(movement.reason()).isEqualTo("new delivery");
            assertThat(movement.actor()).isEqualTo(KEEPER.code());
        }

        @Test
        void changesOncePerKey() {
            var key = new IdempotencyKey(Ids.next(), "adjust-stock", "key-0001", "hash-of-body");

            int first = stock.adjust(tea, 5, "new delivery", key, KEEPER);
            stock.reserve(order, List.of(Take.of(tea, 2)));
            int second = stock.adjust(tea, 5, "new delivery", key, KEEPER);

            assertThat(first).isEqualTo(15);
            assertThat(second).isEqualTo(15);
            assertLevel(tea, 15, 2);
        }

        @Test
        void neverTakesWhatIsPromised() {
            stock.reserve(order, List.of(Take.of(tea, 8)));

            assertThatThrownBy(() -> stock.adjust(tea, -3, "broken", recount, KEEPER))
                    .isInstanceOf(StockTooLow.class)
                    .hasMessageContaining("available=2");

            assertLevel(tea, 10, 8);
            assertThat(stock.adjust(tea, -2, "broken", recount, KEEPER)).isEqualTo(8);
        }

        @Test
        void cannotGrowBeyondWhatCanBeCounted() {
            assertThatThrownBy(() -> stock.adjust(tea, Integer.MAX_VALUE, "typing error", recount, KEEPER))
                    .isInstanceOf(StockTooLow.class);

            assertLevel(tea, 10, 0);
        }

        @Test
        void mustBeOpen() {
            assertThatThrownBy(() -> stock.adjust(SkuId.next(), 1, "found", recount, KEEPER))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Nested
    class BelowItsLowMark {

        @Test
        void isOnTheLowStockListUntilThereIsMore() {
            stock.setLowMark(tea, 3);
            stock.reserve(order, List.of(Take.of(tea, 7)));
            var low = new LowStock(tea, 3, 3);

            assertThat(views.low(null, 100).items()).contains(low);

            stock.release(order);
            assertThat(views.low(null, 100).items()).doesNotContain(low);
        }
    }
}
