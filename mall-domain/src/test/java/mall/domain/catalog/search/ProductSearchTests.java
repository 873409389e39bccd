package mall.domain.catalog.search;

import static mall.domain.catalog.editing.CatalogSamples.OPERATOR;
import static mall.domain.catalog.editing.CatalogSamples.freshName;
import static mall.domain.catalog.editing.CatalogSamples.sku;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductCard;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SalesCounts;
import mall.domain.catalog.editing.BrandDraft;
import mall.domain.catalog.editing.Brands;
import mall.domain.catalog.editing.CatalogSamples;
import mall.domain.catalog.editing.Categories;
import mall.domain.catalog.editing.CategoryDraft;
import mall.domain.catalog.editing.Products;
import mall.domain.inventory.Stock;
import mall.domain.inventory.StockCause;
import mall.domain.kernel.Ids;
import mall.domain.kernel.Money;
import mall.testing.MallTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@MallTest
@Import(CatalogSamples.class)
class ProductSearchTests {

    @Autowired
    ProductSearch search;

    @Autowired
    ProductIndex index;

    @Autowired
    HotWords hotWords;

    @Autowired
    CatalogSamples samples;

    @Autowired
    Products products;

    @Autowired
    Categories categories;

    @Autowired
    Brands brands;

    @Autowired
    Catalog catalog;

    @Autowired
    Stock stock;

    @Autowired
    SalesCounts sales;

    CategoryId shelf;

    @BeforeEach
    void anEmptyShelf() {
        shelf = samples.category(null);
    }

    @Nested
    class AProductOnSale {

        ProductId milkTea;

        @BeforeEach
        void milkTea() {
            milkTea = samples.onSale(
                    samples.tea("武夷大红袍厚乳奶茶 V60").subtitle("岩茶现萃").tags("热卖").on(shelf));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "奶茶",
                    "茶",
                    "大红袍",
                    "袍厚",
                    "武夷大红袍厚乳奶茶",
                    "nc",
                    "dhp",
                    "wydhp",
                    "v60",
                    "V6",
                    "岩茶",
                    "热卖",
                    "奶茶 大红袍",
                    "nc v60"
                })
        void isFoundBy(String words) {
            assertThat(found(words)).containsExactly(milkTea);
        }

        @ParameterizedTest
        @ValueSource(strings = {"茶奶", "红大", "咖啡", "奶茶 咖啡", "hdp", "60", "茶岩", "!!!", "'; drop table product; --"})
        void isNotFoundBy(String words) {
            assertThat(found(words)).isEmpty();
        }

        @Test
        void isFoundUnderItsNewNameAsSoonAsItIsSaved() {
            var renamed = samples.tea("桂花乌龙").on(shelf);

            products.edit(milkTea, renamed.get(), 1, OPERATOR);

            assertThat(found("奶茶")).isEmpty();
            assertThat(found("桂花")).containsExactly(milkTea);
        }

        @Test
        void isNotFoundOnceItIsTakenOffSale() {
            assertThat(found("奶茶")).containsExactly(milkTea);

            products.takeOffSale(List.of(milkTea), OPERATOR);

            assertThat(found("奶茶")).isEmpty();
        }

        @Test
        void isFoundByTheNewNameOfItsShelf() {
            var name = freshName("焕新");

            categories.edit(shelf, new CategoryDraft(name, null, false), 0);
            while (index.refresh() > 0) {}

            assertThat(found(name)).containsExactly(milkTea);
        }

        @Test
        void isSuggestedWhileItIsTyped() {
            assertThat(search.suggest("武夷大红袍厚")).contains("武夷大红袍厚乳奶茶 V60");
        }
    }

    @Nested
    class AList {

        @Test
        void holdsWhatStandsBelowTheShelfToo() {
            var below = samples.category(shelf);
            var product = samples.onSale(samples.tea("冻柠茶").on(below));

            assertThat(found(null)).containsExactly(product);
        }

        @Test
        void isNarrowedByBrandPriceTagAndStock() {
            var brand = brands.create(new BrandDraft(freshName("窑"), null, ""));
            var cheap =
                    samples.onSale(samples.tea("便宜的杯子").on(shelf).skus(sku(500)).tags("日常"));
            var dear = samples.onSale(
                    samples.tea("贵的杯子").on(shelf).skus(sku(9900)).brand(brand).tags("日常", "礼"));
            var there =
                    catalog.product(dear).orElseThrow().variants().getFirst().sku();
            stock.adjust(there, 3, "入库", new StockCause("count", Ids.next()), OPERATOR);

            assertThat(ids(request().brands(Set.of(brand)))).containsExactly(dear);
            assertThat(ids(request().prices(0L, 1000L))).containsExactly(cheap);
            assertThat(ids(request().prices(1000L, null))).containsExactly(dear);
            assertThat(ids(request().tags(Set.of("日常", "礼")))).containsExactly(dear);
            assertThat(ids(request().inStock())).containsExactly(dear);
        }

        @ParameterizedTest
        @EnumSource(SearchOrder.class)
        void showsEverythingOncePageByPageInItsOrder(SearchOrder order) {
            for (int i = 0; i < 7; i++) {
                samples.onSale(samples.tea("同名的茶")
                        .on(shelf)
                        .skus(sku(1000 + i / 2 * 100L))
                        .prominence(i % 3));
            }

            var whole = search.search(request().order(order).get(), null, 100).items();
            var paged = pages(request().order(order).get(), 2);

            assertThat(whole).hasSize(7);
            assertThat(paged).containsExactlyElementsOf(whole);
            assertThat(pages(request().words("同名").order(order).get(), 3))
                    .hasSize(7)
                    .doesNotHaveDuplicates();
        }

        @Test
        void isOrderedByPrice() {
            samples.onSale(samples.tea("乙").on(shelf).skus(sku(2000)));
            samples.onSale(samples.tea("甲").on(shelf).skus(sku(1000)));
            samples.onSale(samples.tea("丙").on(shelf).skus(sku(3000)));

            assertThat(titles(SearchOrder.PRICE_UP)).containsExactly("甲", "乙", "丙");
            assertThat(titles(SearchOrder.PRICE_DOWN)).containsExactly("丙", "乙", "甲");
            assertThat(titles(SearchOrder.NEWEST)).containsExactly("丙", "甲", "乙");
        }

        @Test
        void isOrderedByWhatSoldBest() {
            samples.onSale(samples.tea("少").on(shelf));
            var best = samples.onSale(samples.tea("多").on(shelf));
            samples.onSale(samples.tea("无").on(shelf));

            sales.count(java.util.Map.of(best, 12));
            index.refreshSales();

            assertThat(titles(SearchOrder.SALES).getFirst()).isEqualTo("多");
        }

        @Test
        void showsATitleThatFitsBeforeASubtitleThatDoes() {
            samples.onSale(samples.tea("茉莉花茶").subtitle("配奶茶也好").on(shelf));
            var inTitle = samples.onSale(samples.tea("阿萨姆奶茶").on(shelf));

            assertThat(found("奶茶").getFirst()).isEqualTo(inTitle);
        }

        @Test
        void tellsWhatItIsMadeOf() {
            var brand = brands.create(new BrandDraft(freshName("厂"), null, ""));
            samples.onSale(samples.tea("一").on(shelf).tags("热").skus(sku(700)).brand(brand));
            samples.onSale(samples.tea("二").on(shelf).tags("热", "新").skus(sku(900)));

            var facets = search.facets(request().get());

            assertThat(facets.products()).isEqualTo(2);
            assertThat(facets.categories()).containsExactly(new Facets.CategoryCount(shelf, 2));
            assertThat(facets.brands()).containsExactly(new Facets.BrandCount(brand, 1));
            assertThat(facets.tags()).containsExactly(new Facets.TagCount("热", 2), new Facets.TagCount("新", 1));
            assertThat(facets.lowest()).isEqualTo(Money.ofFen(700));
            assertThat(facets.highest()).isEqualTo(Money.ofFen(900));
        }
    }

    @Nested
    class AWordThatManyLookFor {

        @Test
        void isHotAndGoesOnWhatIsTyped() {
            var word = freshName("热词");
            samples.onSale(samples.tea(word).on(shelf));
            for (int i = 0; i < 1000; i++) hotWords.searched(word);
            hotWords.fold();

            assertThat(hotWords.list()).isNotEmpty();
            assertThat(search.suggest(word.substring(0, 6))).contains(word);
        }
    }

    private List<ProductId> found(@Nullable String words) {
        return ids(request().words(words));
    }

    private List<ProductId> ids(Asking asking) {
        return search.search(asking.get(), null, 100).items().stream()
                .map(ProductCard::id)
                .toList();
    }

    private List<String> titles(SearchOrder order) {
        return search.search(request().order(order).get(), null, 100).items().stream()
                .map(ProductCard::title)
                .toList();
    }

    private List<ProductCard> pages(SearchRequest request, int limit) {
        var all = new ArrayList<ProductCard>();
        String after = null;
        do {
            var page = search.search(request, after, limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private Asking request() {
        return Asking.about(shelf);
    }
}
