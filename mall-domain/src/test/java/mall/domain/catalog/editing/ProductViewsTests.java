package mall.domain.catalog.editing;

import static mall.domain.catalog.editing.CatalogSamples.OPERATOR;
import static mall.domain.catalog.editing.CatalogSamples.freshName;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SaleState;
import mall.domain.catalog.editing.ProductDraft.SkuDraft;
import mall.domain.kernel.Money;
import mall.testing.MallTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@MallTest
@Import(CatalogSamples.class)
class ProductViewsTests {

    @Autowired
    Products products;

    @Autowired
    ProductViews views;

    @Autowired
    CatalogSamples samples;

    @Nested
    class TheConsolesList {

        @Test
        void findsProductsByWordsStateShelfAndBrandAndPagesThroughThem() {
            var shelf = samples.category(null);
            var inner = samples.category(shelf);
            var name = freshName("乌龙");
            var code = freshName("C");
            var draft = products.draft(samples.tea(name + "甲").on(inner).get(), OPERATOR);
            var onSale = samples.onSale(samples.tea(name + "乙").on(shelf).skus(coded(code)));

            assertThat(list(new ProductFilter(name, null, null, null))).containsExactly(onSale, draft);
            assertThat(list(new ProductFilter(code, null, null, null))).containsExactly(onSale);
            assertThat(list(new ProductFilter(null, null, shelf, null))).containsExactly(onSale, draft);
            assertThat(list(new ProductFilter(null, SaleState.DRAFT, shelf, null)))
                    .containsExactly(draft);
            assertThat(list(new ProductFilter(null, null, shelf, BrandId.next())))
                    .isEmpty();
            assertThat(list(new ProductFilter("%", null, shelf, null))).isEmpty();

            var first = views.list(new ProductFilter(name, null, null, null), null, 1);
            assertThat(first.items()).extracting(ListedProduct::id).containsExactly(onSale);
            var second = views.list(new ProductFilter(name, null, null, null), onSale, 1);
            assertThat(second.items()).extracting(ListedProduct::id).containsExactly(draft);
            assertThat(second.next()).isNull();
        }

        private List<ProductId> list(ProductFilter filter) {
            return views.list(filter, null, 50).items().stream()
                    .map(ListedProduct::id)
                    .toList();
        }
    }

    private static SkuDraft coded(String code, String... values) {
        return new SkuDraft(List.of(values), null, Money.ofFen(1900), null, 300, null, code);
    }
}
