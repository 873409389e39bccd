package mall.domain.carts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import mall.domain.carts.CartRefusal.LineFull;
import mall.domain.carts.CartRefusal.QuantityOutOfBounds;
import mall.domain.carts.LineProblem.FewerLeft;
import mall.domain.carts.LineProblem.Gone;
import mall.domain.carts.LineProblem.OffSale;
import mall.domain.carts.LineProblem.OverLimit;
import mall.domain.carts.LineProblem.PriceChanged;
import mall.domain.carts.LineProblem.SoldOut;
import mall.domain.catalog.SaleState;
import mall.domain.inventory.Stock;
import mall.domain.inventory.StockCause;
import mall.domain.inventory.Take;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import mall.domain.privacy.Privacy;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What becomes of a cart while its goods and prices change.
@MallTest
@Import(Goods.class)
class CartsTests {

    @Autowired
    Carts carts;

    @Autowired
    CartViews views;

    @Autowired
    Goods goods;

    @Autowired
    Stock stock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Privacy privacy;

    final MemberId liu = MemberId.next();

    final MemberId wang = MemberId.next();

    @Nested
    class WithTeaAndACup {

        SkuId tea;
        SkuId cup;
        CartLineId teaLine;
        CartLineId cupLine;

        @BeforeEach
        void added() {
            tea = goods.onSale(1200, 10);
            cup = goods.onSale(4900, 10);
            teaLine = carts.add(liu, tea, 2);
            cupLine = carts.add(liu, cup, 1);
        }

        CartLine lineOf(SkuId sku) {
            return views.of(liu).lines().stream()
                    .filter(line -> line.sku().equals(sku))
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void showsWhatWasAddedLastFirst() {
            assertThat(views.of(liu).lines()).extracting(CartLine::sku).containsExactly(cup, tea);
        }

        @Test
        void mergesMoreOfTheSame() {
            assertThat(carts.add(liu, tea, 3)).isEqualTo(teaLine);

            assertThat(lineOf(tea).quantity()).isEqualTo(5);
            assertThat(views.of(liu).lines()).extracting(CartLine::sku).containsExactly(tea, cup);
        }

        @Test
        void mergesUpTo999() {
            carts.add(liu, tea, 997);

            assertThatThrownBy(() -> carts.add(liu, tea, 1)).isInstanceOf(LineFull.class);
            assertThat(lineOf(tea).quantity()).isEqualTo(999);
        }

        @Test
        void takesAnotherQuantity() {
            carts.setQuantity(teaLine, liu, 7);

            assertThat(lineOf(tea).quantity()).isEqualTo(7);
            assertThatThrownBy(() -> carts.setQuantity(teaLine, liu, 0)).isInstanceOf(QuantityOutOfBounds.class);
        }

        @Test
        void ordersWhatIsTicked() {
            carts.unselect(cupLine, liu);
            assertThat(views.of(liu).amount()).isEqualTo(Money.ofFen(2400));

            carts.selectOnly(liu, Set.of(cupLine));
            assertThat(views.of(liu).amount()).isEqualTo(Money.ofFen(4900));

            carts.select(teaLine, liu);
            assertThat(views.of(liu).amount()).isEqualTo(Money.ofFen(7300));

            carts.selectOnly(liu, Set.of());
            assertThat(views.of(liu).toOrder()).isEmpty();
        }

        @Test
        void letsGoOfLines() {
            carts.remove(liu, Set.of(teaLine, cupLine));

            assertThat(views.of(liu).lines()).isEmpty();
        }

        @Test
        void letsGoOfWhatWasOrdered() {
            carts.ordered(Map.of(liu, Set.of(tea, SkuId.next())));

            assertThat(views.of(liu).lines()).extracting(CartLine::sku).containsExactly(cup);
        }

        @Test
        void isNobodyElses() {
            var others = carts.add(wang, cup, 1);

            assertThatThrownBy(() -> carts.setQuantity(teaLine, wang, 1)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> carts.select(teaLine, wang)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> carts.unselect(teaLine, wang)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> carts.selectOnly(wang, Set.of(others, teaLine)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> carts.remove(wang, Set.of(others, teaLine)))
                    .isInstanceOf(NotFound.class);

            assertThat(lineOf(tea).quantity()).isEqualTo(2);
            assertThat(views.of(wang).lines()).hasSize(1);
        }

        @Test
        void saysThatALineIsOffSale() {
            goods.changeProductOf(tea, "state = 'OFF_SALE'");

            assertThat(lineOf(tea).problems()).containsExactly(new OffSale());
            assertThat(views.of(liu).amount()).isEqualTo(Money.ofFen(4900));
        }

        @Test
        void saysThatAVariantIsRetired() {
            var product = goods.product(SaleState.ON_SALE, null);
            var small = goods.sku(product, 900, 10);
            goods.sku(product, 1200, 10);
            carts.add(liu, small, 1);

            goods.change(small, "retired = true");

            assertThat(lineOf(small).problems()).containsExactly(new OffSale());
        }

        @Test
        void saysThatNobodyKnowsALineAnyMore() {
            jdbc.sql("update cart_line set sku_id = :other where id = :id")
                    .param("other", Ids.next())
                    .param("id", teaLine.id())
                    .update();

            assertThat(views.of(liu).lines().getLast().problems()).containsExactly(new Gone());
            assertThat(views.of(liu).lines().getLast().snapshot()).isNull();
        }

        @Test
        void saysThatFewerAreLeftAndThenNone() {
            views.of(liu);
            stock.reserve(new StockCause("order", Ids.next()), List.of(Take.of(tea, 9)));
            await().untilAsserted(() -> assertThat(lineOf(tea).problems()).containsExactly(new FewerLeft(1)));

            stock.reserve(new StockCause("order", Ids.next()), List.of(Take.of(tea, 1)));
            await().untilAsserted(() -> assertThat(lineOf(tea).problems()).containsExactly(new SoldOut()));

            assertThat(views.of(liu).toOrder()).extracting(CartLine::sku).containsExactly(cup);
        }

        @Test
        void saysThatAPriceHasChangedAndOrdersAtTheNewOne() {
            goods.change(tea, "price_fen = 1000");

            assertThat(lineOf(tea).problems()).containsExactly(new PriceChanged(Money.ofFen(1200), Money.ofFen(1000)));
            assertThat(views.of(liu).amount()).isEqualTo(Money.ofFen(6900));

            carts.add(liu, tea, 1);
            assertThat(lineOf(tea).problems()).isEmpty();
        }

        @Test
        void saysThatALimitHasSunk() {
            goods.changeProductOf(tea, "max_per_order = 1");

            assertThat(lineOf(tea).problems()).containsExactly(new OverLimit(1));
            assertThat(lineOf(tea).canBeOrdered()).isFalse();
            carts.setQuantity(teaLine, liu, 1);
            assertThat(lineOf(tea).canBeOrdered()).isTrue();
        }

        @Test
        void belongsToTheMembersDataAndGoesWithThem() {
            assertThat(privacy.export(liu, new Actor.Member(liu)).sections()).containsKey("cart");

            privacy.erase(liu, new Actor.Member(liu));

            assertThat(views.of(liu).lines()).isEmpty();
        }
    }
}
