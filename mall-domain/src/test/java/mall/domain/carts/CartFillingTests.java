package mall.domain.carts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import mall.domain.carts.CartRefusal.CartFull;
import mall.domain.carts.CartRefusal.OverProductLimit;
import mall.domain.carts.CartRefusal.QuantityOutOfBounds;
import mall.domain.carts.CartRefusal.SkuOffSale;
import mall.domain.catalog.SaleState;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// What goes into a cart, and how much of it.
@MallTest
@Import(Goods.class)
class CartFillingTests {

    @Autowired
    Carts carts;

    @Autowired
    CartViews views;

    @Autowired
    Goods goods;

    final MemberId liu = MemberId.next();

    final MemberId wang = MemberId.next();

    CartLine onlyLine() {
        var lines = views.of(liu).lines();
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    @Nested
    class AnEmptyCart {

        @Test
        void hasNothingToOrder() {
            assertThat(views.of(liu)).isEqualTo(new Cart(List.of()));
            assertThat(views.of(liu).amount()).isEqualTo(Money.ZERO);
            assertThat(views.count(liu)).isEqualTo(new CartCount(0, 0));
        }

        @Test
        void takesWhatIsOnSale() {
            var tea = goods.onSale(1200, 10);

            var line = carts.add(liu, tea, 2);

            assertThat(onlyLine().id()).isEqualTo(line);
            assertThat(onlyLine().isSelected()).isTrue();
            assertThat(onlyLine().problems()).isEmpty();
            assertThat(views.of(liu).amount()).isEqualTo(Money.ofFen(2400));
            assertThat(views.count(liu)).isEqualTo(new CartCount(1, 2));
            assertThat(views.of(wang).lines()).isEmpty();
        }

        @Test
        void doesNotTakeWhatIsOffSale() {
            var tea = goods.sku(goods.product(SaleState.OFF_SALE, null), 1200, 10);

            assertThatThrownBy(() -> carts.add(liu, tea, 1)).isInstanceOf(SkuOffSale.class);
        }

        @Test
        void doesNotKnowDraftsNorForeignSkus() {
            var draft = goods.sku(goods.product(SaleState.DRAFT, null), 1200, 10);

            assertThatThrownBy(() -> carts.add(liu, draft, 1)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> carts.add(liu, SkuId.next(), 1)).isInstanceOf(NotFound.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1, 1_000, 1_000_000_000, Integer.MIN_VALUE, Integer.MAX_VALUE})
        void takesOneTo999Units(int quantity) {
            var tea = goods.onSale(1200, 10);

            assertThatThrownBy(() -> carts.add(liu, tea, quantity)).isInstanceOf(QuantityOutOfBounds.class);
        }

        @Test
        void keepsToWhatOneOrderMayTakeOfAProduct() {
            var product = goods.product(SaleState.ON_SALE, 3);
            var large = goods.sku(product, 1200, 10);
            var small = goods.sku(product, 900, 10);
            var line = carts.add(liu, large, 2);

            assertThatThrownBy(() -> carts.add(liu, small, 2)).isInstanceOf(OverProductLimit.class);
            assertThatThrownBy(() -> carts.setQuantity(line, liu, 4)).isInstanceOf(OverProductLimit.class);
            carts.add(liu, small, 1);

            assertThat(views.count(liu)).isEqualTo(new CartCount(2, 3));
        }

        @Test
        void holdsAHundredLinesEvenWhenManyAreAddedAtOnce() {
            var product = goods.product(SaleState.ON_SALE, null);
            var skus = IntStream.range(0, 110)
                    .mapToObj(_ -> goods.sku(product, 100, 1))
                    .toList();

            var race = Race.of(110, number -> carts.add(liu, skus.get(number), 1));

            assertThat(race.winners()).hasSize(100);
            assertThat(race.losers()).hasSize(10).allMatch(CartFull.class::isInstance);
            assertThat(views.count(liu)).isEqualTo(new CartCount(100, 100));
            assertThat(views.of(liu).lines()).hasSize(100);
        }

        @Test
        void addsUpWhatSeveralDevicesAddAtOnce() {
            var tea = goods.onSale(1200, 10);

            var race = Race.of(20, _ -> carts.add(liu, tea, 3));

            assertThat(race.losers()).isEmpty();
            assertThat(onlyLine().quantity()).isEqualTo(60);
        }
    }
}
