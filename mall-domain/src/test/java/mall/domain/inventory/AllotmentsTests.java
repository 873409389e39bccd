package mall.domain.inventory;

import static mall.domain.inventory.StockTests.KEEPER;
import static mall.domain.inventory.StockTests.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import mall.domain.kernel.Ids;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallTest
class AllotmentsTests {

    @Autowired
    Stock stock;

    @Autowired
    Allotments allotments;

    @Autowired
    AllotmentClock clock;

    @Autowired
    StockViews views;

    final SkuId tea = SkuId.next();
    final AllotmentId sale = AllotmentId.next();
    final StockCause campaign = new StockCause("flash-sale", Ids.next());
    final StockCause order = anOrder();

    @BeforeEach
    void thereAreTenTeas() {
        stock.open(tea, 10, KEEPER);
    }

    List<Take> fromSale(int quantity) {
        return List.of(new Take(tea, sale, quantity));
    }

    void assertLevel(int onHand, int reserved, int allotted, int available) {
        assertThat(views.levels(List.of(tea)))
                .containsEntry(tea, new StockLevel(onHand, reserved, allotted, available, 0));
    }

    @Test
    void cannotBeCarvedOutOfWhatIsPromised() {
        stock.reserve(order, List.of(Take.of(tea, 8)));

        assertThatThrownBy(() -> allotments.carve(sale, tea, 3, campaign)).isInstanceOf(OutOfStock.class);

        assertLevel(10, 8, 0, 2);
        assertThatThrownBy(() -> allotments.close(sale)).isInstanceOf(NotFound.class);
    }

    @Nested
    class OfSixTeas {

        @BeforeEach
        void isCarved() {
            allotments.carve(sale, tea, 6, campaign);
        }

        @Test
        void isTakenFromOrdinaryStockOnce() {
            allotments.carve(sale, tea, 6, campaign);

            assertLevel(10, 0, 6, 4);
        }

        @Test
        void growsForAnotherCause() {
            allotments.carve(sale, tea, 1, new StockCause("top-up", Ids.next()));

            assertLevel(10, 0, 7, 3);
        }

        @Test
        void isNotThereForOrdinaryOrders() {
            assertThatThrownBy(() -> stock.reserve(order, List.of(Take.of(tea, 5))))
                    .isInstanceOf(OutOfStock.class);
            stock.reserve(order, List.of(Take.of(tea, 4)));

            assertLevel(10, 4, 6, 0);
        }

        @Test
        void isSoldToItsLastUnitAndNoFurther() {
            stock.reserve(order, fromSale(6));

            assertLevel(10, 6, 0, 4);
            assertThatThrownBy(() -> stock.reserve(anOrder(), fromSale(1))).isInstanceOf(OutOfStock.class);
        }

        @Test
        void keepsWhatItsOrdersRelease() {
            stock.reserve(order, fromSale(2));

            stock.release(order);

            assertLevel(10, 0, 6, 4);
        }

        @Test
        void shipsWithoutBeingNamed() {
            stock.reserve(order, List.of(new Take(tea, sale, 2), Take.of(tea, 1)));

            stock.shipOut(order, Ids.next(), List.of(Take.of(tea, 3)));

            assertLevel(7, 0, 4, 3);
        }

        @Test
        void isServedFirstToATakeThatNamesIt() {
            stock.reserve(order, List.of(new Take(tea, sale, 2), Take.of(tea, 1)));

            assertThatThrownBy(() -> stock.shipOut(order, Ids.next(), fromSale(3)))
                    .isInstanceOf(NotReserved.class);
            stock.shipOut(order, Ids.next(), List.of(Take.of(tea, 1), new Take(tea, sale, 2)));

            assertLevel(7, 0, 4, 3);
        }

        @Test
        void getsNothingBackOfWhatComesBackFromABuyer() {
            stock.reserve(order, fromSale(2));
            stock.shipOut(order, Ids.next(), fromSale(2));

            stock.putBack(order, Ids.next(), fromSale(2));

            assertLevel(10, 0, 4, 6);
        }

        @Test
        void givesBackAPartOncePerCause() {
            var cause = new StockCause("shrink", Ids.next());
            allotments.giveBack(sale, 2, cause);
            allotments.giveBack(sale, 2, cause);

            assertLevel(10, 0, 4, 6);
        }

        @Test
        void givesBackNothingThatIsPromised() {
            stock.reserve(order, fromSale(5));

            assertThatThrownBy(() -> allotments.giveBack(sale, 2, new StockCause("shrink", Ids.next())))
                    .isInstanceOf(OutOfStock.class);

            assertLevel(10, 5, 1, 4);
        }

        @Nested
        class Closed {

            final UUID parcel = Ids.next();

            @BeforeEach
            void withTwoPromised() {
                stock.reserve(order, fromSale(2));
                allotments.close(sale);
            }

            @Test
            void hasGivenBackWhatWasFree() {
                allotments.close(sale);

                assertLevel(10, 2, 0, 8);
            }

            @Test
            void sellsAndGrowsNoMore() {
                assertThatThrownBy(() -> stock.reserve(anOrder(), fromSale(1))).isInstanceOf(OutOfStock.class);
                assertThatThrownBy(() -> allotments.carve(sale, tea, 1, new StockCause("top-up", Ids.next())))
                        .isInstanceOf(OutOfStock.class);
            }

            @Test
            void stillShipsWhatItPromised() {
                stock.shipOut(order, parcel, fromSale(2));

                assertLevel(8, 0, 0, 8);
            }

            @Test
            void givesBackWhatIsReleasedLater() {
                stock.release(order);

                clock.giveBackWhatHasBecomeFree();

                assertLevel(10, 0, 0, 10);
            }
        }
    }
}
