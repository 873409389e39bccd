package mall.domain.inventory;

import static mall.domain.inventory.StockTests.KEEPER;
import static mall.domain.inventory.StockTests.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import mall.domain.inventory.Stock.Want;
import mall.domain.kernel.Ids;
import mall.domain.kernel.SkuId;
import mall.testing.Locks;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@MallTest
class StockRaceTests {

    @Autowired
    Stock stock;

    @Autowired
    Allotments allotments;

    @Autowired
    StockViews views;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    final SkuId tea = SkuId.next();
    final SkuId cup = SkuId.next();

    void assertLevel(SkuId sku, int onHand, int reserved) {
        assertThat(views.levels(List.of(sku)))
                .containsEntry(sku, new StockLevel(onHand, reserved, 0, onHand - reserved, 0));
    }

    @Test
    void ofTwoHundredBuyersFiftyGetTheFiftyUnits() {
        stock.open(tea, 50, KEEPER);

        var race = Race.of(200, _ -> stock.reserve(anOrder(), List.of(Take.of(tea, 1))));

        assertThat(race.winners()).hasSize(50);
        assertThat(race.losers()).hasSize(150).allMatch(OutOfStock.class::isInstance);
        assertLevel(tea, 50, 50);
    }

    @Test
    void ofTwoHundredBuyersFiftyGetTheFiftyUnitsOfAnAllotment() {
        var sale = AllotmentId.next();
        stock.open(tea, 60, KEEPER);
        allotments.carve(sale, tea, 50, new StockCause("flash-sale", Ids.next()));

        var race = Race.of(200, _ -> stock.reserve(anOrder(), List.of(new Take(tea, sale, 1))));

        assertThat(race.winners()).hasSize(50);
        assertThat(views.levels(List.of(tea))).containsEntry(tea, new StockLevel(60, 50, 0, 10, 0));
    }

    @Test
    void ordersThatNameTheSameGoodsInOppositeOrderNeverBlockEachOther() {
        stock.open(tea, 1_000, KEEPER);
        stock.open(cup, 1_000, KEEPER);

        var race = Race.of(200, number -> {
            var takes = List.of(Take.of(tea, 1), Take.of(cup, 1));
            var order = anOrder();
            stock.reserve(order, number % 2 == 0 ? takes : takes.reversed());
            if (number % 4 == 0) stock.release(order);
            else stock.shipOut(order, Ids.next(), number % 3 == 0 ? takes : takes.reversed());
        });

        assertThat(race.losers()).isEmpty();
        assertLevel(tea, 850, 0);
        assertLevel(cup, 850, 0);
    }

    @RepeatedTest(5)
    void aReleaseAndAShipmentOfOneOrderNeverBothHappen() {
        stock.open(tea, 10, KEEPER);
        stock.open(cup, 10, KEEPER);
        var order = anOrder();
        stock.reserve(order, List.of(Take.of(tea, 3), Take.of(cup, 2)));

        var race = Race.of(2, number -> {
            if (number == 0) stock.release(order);
            else stock.shipOut(order, Ids.next(), List.of(Take.of(cup, 2), Take.of(tea, 3)));
        });

        boolean shipped = race.losers().isEmpty();
        if (!shipped) assertThat(race.losers()).singleElement().isInstanceOf(NotReserved.class);
        assertLevel(tea, shipped ? 7 : 10, 0);
        assertLevel(cup, shipped ? 8 : 10, 0);
    }

    @Test
    void theSameCallManyTimesAtOnceHappensOnce() {
        stock.open(tea, 100, KEEPER);
        var order = anOrder();
        var parcel = Ids.next();
        var returned = Ids.next();
        var recount = new StockCause("adjustment", Ids.next());
        var two = List.of(Take.of(tea, 2));
        var one = List.of(Take.of(tea, 1));

        assertThat(Race.of(20, _ -> stock.open(cup, 5, KEEPER)).losers()).isEmpty();
        assertThat(Race.of(20, _ -> stock.reserve(order, two)).losers()).isEmpty();
        assertLevel(tea, 100, 2);
        assertThat(Race.of(20, _ -> stock.shipOut(order, parcel, one)).losers()).isEmpty();
        assertLevel(tea, 99, 1);
        assertThat(Race.of(20, _ -> stock.release(order)).losers()).isEmpty();
        assertLevel(tea, 99, 0);
        assertThat(Race.of(20, _ -> stock.putBack(order, returned, one)).losers())
                .isEmpty();
        assertLevel(tea, 100, 0);
        assertThat(Race.of(20, _ -> stock.adjust(tea, 7, "found", recount, KEEPER))
                        .losers())
                .isEmpty();
        assertLevel(tea, 107, 0);
        assertLevel(cup, 5, 0);
    }

    @Test
    void differentReturnsOfOneParcelNeverPutBackMoreThanWasShipped() {
        stock.open(tea, 10, KEEPER);
        var order = anOrder();
        stock.reserve(order, List.of(Take.of(tea, 5)));
        stock.shipOut(order, Ids.next(), List.of(Take.of(tea, 5)));

        var race = Race.of(20, _ -> stock.putBack(order, Ids.next(), List.of(Take.of(tea, 1))));

        assertThat(race.winners()).hasSize(5);
        assertThat(race.losers()).allMatch(NotShipped.class::isInstance);
        assertLevel(tea, 10, 0);
    }

    @Test
    void whoeverPlacesWithOthersWhileUnitsComeBackGetsThem() throws Exception {
        stock.open(tea, 1, KEEPER);
        stock.open(cup, 5, KEEPER);
        var both = List.of(Take.of(tea, 1), Take.of(cup, 1));

        var refused = whileTheTeaComesBack(() -> stock.reserveAll(List.of(new Want(anOrder(), both))));

        assertThat(refused).isEqualTo(Map.of());
        assertLevel(tea, 1, 1);
        assertLevel(cup, 5, 1);
    }

    /// Takes all tea, and lets it come back in a transaction that ends when somebody waits for it.
    private Object whileTheTeaComesBack(Supplier<Object> buying) throws Exception {
        var other = anOrder();
        stock.reserve(other, List.of(Take.of(tea, 1)));
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            var bought = transaction.execute(_ -> {
                stock.release(other);
                var buyer = buyers.submit(() -> transaction.execute(_ -> buying.get()));
                await().until(() -> buyer.isDone() || Locks.somebodyWaits(jdbc));
                return buyer;
            });
            return Objects.requireNonNull(bought).get();
        }
    }

    @Test
    void anOperatorAndBuyersNeverTakeTheSameUnits() {
        stock.open(tea, 50, KEEPER);

        var race = Race.of(100, number -> {
            if (number % 2 == 0) stock.reserve(anOrder(), List.of(Take.of(tea, 1)));
            else stock.adjust(tea, -1, "broken", new StockCause("adjustment", Ids.next()), KEEPER);
        });

        assertThat(race.winners()).hasSize(50);
        long broken = race.winners().stream().filter(number -> number % 2 == 1).count();
        assertLevel(tea, 50 - (int) broken, 50 - (int) broken);
    }
}
