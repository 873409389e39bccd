package mall.domain.catalog.editing;

import static mall.domain.catalog.editing.CatalogSamples.OPERATOR;
import static mall.domain.catalog.editing.CatalogSamples.freshName;
import static mall.domain.catalog.editing.CatalogSamples.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductDetail.Variant;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SaleState;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.catalog.Spec;
import mall.domain.catalog.editing.CatalogSamples.Draft;
import mall.domain.catalog.editing.ProductDraft.SkuDraft;
import mall.domain.inventory.StockViews;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import mall.domain.kernel.Stale;
import mall.domain.operators.ActionFilter;
import mall.domain.operators.ActionLog;
import mall.testing.MallTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.orm.ObjectOptimisticLockingFailureException;

@MallTest
@Import(CatalogSamples.class)
class ProductsTests {

    static final Spec SIZE = new Spec("规格", List.of("大杯", "中杯"));
    static final Spec SUGAR = new Spec("甜度", List.of("无糖", "三分糖"));

    @Autowired
    Products products;

    @Autowired
    ProductViews views;

    @Autowired
    Catalog catalog;

    @Autowired
    StockViews stock;

    @Autowired
    ActionLog log;

    @Autowired
    CatalogSamples samples;

    @Nested
    class ADraft {

        final Draft draft = samples.tea(freshName("茶")).specs(SIZE).skus(sku(1900, "大杯"), sku(1500, "中杯"));
        final ProductId id = products.draft(draft.get(), OPERATOR);

        @Test
        void isSeenByNobodyButItsEditor() {
            assertThat(catalog.product(id)).isEmpty();
            assertThat(catalog.description(id)).isEmpty();
            assertThat(catalog.cards(List.of(id))).isEmpty();
            assertThat(views.editable(id).draft().title()).isEqualTo(draft.get().title());
            assertThat(views.editable(id).state()).isEqualTo(SaleState.DRAFT);
        }

        @Test
        void hasVariantsThatAreNotOnSaleAndOfWhichStockIsKept() {
            var skus = views.editable(id).skus();

            assertThat(catalog.skus(skus).values())
                    .extracting(SkuSnapshot::isOnSale)
                    .containsOnly(false);
            assertThat(stock.levels(skus)).containsOnlyKeys(skus);
        }

        @Test
        void showsItselfOnceItIsPutOnSale() {
            products.putOnSale(List.of(id), OPERATOR);

            var detail = catalog.product(id).orElseThrow();

            assertThat(detail.state()).isEqualTo(SaleState.ON_SALE);
            assertThat(detail.variants()).extracting(Variant::values).containsExactly(List.of("大杯"), List.of("中杯"));
            assertThat(catalog.cards(List.of(id))).singleElement().satisfies(card -> {
                assertThat(card.price()).isEqualTo(Money.ofFen(1500));
                assertThat(card.highestPrice()).isEqualTo(Money.ofFen(1900));
            });
            assertThat(catalog.skus(detail.skus()).values()).allSatisfy(sku -> {
                assertThat(sku.isOnSale()).isTrue();
                assertThat(sku.categories()).containsExactly(draft.category());
                assertThat(sku.listPrice()).isEqualTo(sku.price());
            });
        }

        @Test
        void isNotPutOnSaleWithoutAFaceAndAShelf() {
            var bare = products.draft(draft.pictures().on().get(), OPERATOR);

            assertThatThrownBy(() -> products.putOnSale(List.of(id, bare), OPERATOR))
                    .asInstanceOf(type(ProductIncomplete.class))
                    .satisfies(refusal ->
                            assertThat(refusal.facts()).containsEntry("missing", List.of("pictures", "categories")));
            assertThat(views.editable(id).state()).isEqualTo(SaleState.DRAFT);
        }

        @Test
        void isThrownAwayByWhoeverSawItsLatestVersion() {
            assertThatThrownBy(() -> products.discard(id, 5, OPERATOR)).isInstanceOf(Stale.class);

            products.discard(id, views.editable(id).version(), OPERATOR);

            assertThatThrownBy(() -> views.editable(id)).isInstanceOf(NotFound.class);
        }
    }

    @Nested
    class AProductOnSale {

        final Draft draft = samples.tea(freshName("茶"))
                .specs(SIZE, SUGAR)
                .skus(sku(1900, "大杯", "无糖"), sku(1900, "大杯", "三分糖"), sku(1500, "中杯", "无糖"));
        final ProductId id = samples.onSale(draft);

        @Test
        void keepsTheIdsOfCombinationsThatStay() {
            var before = catalog.product(id).orElseThrow();

            edit(changed -> changed.skus(sku(1700, "中杯", "无糖"), sku(2100, "大杯", "无糖"), sku(1500, "中杯", "三分糖")));

            var after = catalog.product(id).orElseThrow();
            assertThat(after.skus()).hasSize(3).startsWith(skuOf(before, "中杯", "无糖"), skuOf(before, "大杯", "无糖"));
            assertThat(before.skus()).doesNotContain(after.skus().getLast());
        }

        @Test
        void retiresCombinationsThatGoAndTakesThemBackUnderTheirId() {
            var gone = skuOf(catalog.product(id).orElseThrow(), "大杯", "三分糖");

            edit(changed -> changed.skus(sku(1900, "大杯", "无糖"), sku(1500, "中杯", "无糖")));

            assertThat(catalog.product(id).orElseThrow().skus()).doesNotContain(gone);
            assertThat(catalog.skus(List.of(gone))).hasEntrySatisfying(gone, retired -> {
                assertThat(retired.isOnSale()).isFalse();
                assertThat(retired.specText()).isEqualTo("大杯，三分糖");
            });

            edit(changed -> changed.skus(sku(1900, "大杯", "无糖"), sku(2000, "大杯", "三分糖")));

            assertThat(skuOf(catalog.product(id).orElseThrow(), "大杯", "三分糖")).isEqualTo(gone);
            assertThat(catalog.skus(List.of(gone)).get(gone))
                    .extracting(SkuSnapshot::price)
                    .isEqualTo(Money.ofFen(2000));
        }

        @Test
        void countsEveryChangeInItsVersion() {
            long version = views.editable(id).version();

            long next = edit(changed -> changed.skus(sku(1901, "大杯", "无糖")));

            assertThat(next).isGreaterThan(version);
            assertThat(views.editable(id).version()).isEqualTo(next);
            assertThatThrownBy(() -> products.edit(id, draft.get(), version, OPERATOR))
                    .isInstanceOf(Stale.class);
        }

        @Test
        void isInTheLogWithWhatItCostBeforeAndAfter() {
            edit(changed -> changed.skus(sku(2222, "大杯", "无糖")));

            var filter = new ActionFilter(null, "catalog:edit", "product:" + id);
            assertThat(log.list(filter, null, 10).items()).singleElement().satisfies(line -> {
                assertThat(line.actor()).isEqualTo(OPERATOR.code());
                assertThat(String.valueOf(line.before())).contains("1900").doesNotContain("2222");
                assertThat(String.valueOf(line.after())).contains("2222");
            });
        }

        @Test
        void letsOneOfManyEditorsOfOneVersionThrough() throws Exception {
            long version = views.editable(id).version();
            var accepted = new AtomicInteger();
            List<Callable<Void>> editors = IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(_ -> () -> {
                        try {
                            products.edit(id, draft.get(), version, OPERATOR);
                            accepted.incrementAndGet();
                        } catch (Stale | ObjectOptimisticLockingFailureException tooLate) {
                            // told so, and that is all
                        }
                        return null;
                    })
                    .toList();

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var editor : threads.invokeAll(editors)) editor.get();
            }

            assertThat(accepted).hasValue(1);
        }

        @Test
        void isShownButNotSoldOnceItIsTakenOff() {
            products.takeOffSale(List.of(id), OPERATOR);

            var detail = catalog.product(id).orElseThrow();
            assertThat(detail.state()).isEqualTo(SaleState.OFF_SALE);
            assertThat(catalog.skus(detail.skus()).values())
                    .extracting(SkuSnapshot::isOnSale)
                    .containsOnly(false);
        }

        @Test
        void cannotBeThrownAway() {
            assertThatThrownBy(() -> products.discard(id, views.editable(id).version(), OPERATOR))
                    .isInstanceOf(ProductWasOnSale.class);
        }

        @Test
        void cannotLoseItsFaceWhileItIsOnSale() {
            assertThatThrownBy(() -> edit(Draft::pictures)).isInstanceOf(ProductIncomplete.class);
        }

        @Test
        void passesTheMerchantsNumbersFromVariantToVariant() {
            var first = freshName("A");
            var second = freshName("B");
            edit(changed -> changed.skus(coded(first, "大杯", "无糖"), coded(second, "中杯", "无糖")));

            edit(changed -> changed.skus(coded(second, "大杯", "无糖"), coded(first, "中杯", "三分糖")));

            assertThat(catalog.product(id).orElseThrow().variants())
                    .extracting(Variant::skuCode)
                    .containsExactly(second, first);
        }

        @Test
        void cannotTakeANumberThatAnotherProductBears() {
            var code = freshName("A");
            samples.onSale(samples.tea(freshName("茶")).skus(coded(code)));

            assertThatThrownBy(() -> edit(changed -> changed.skus(coded(code, "大杯", "无糖"))))
                    .isInstanceOf(SkuCodeTaken.class);
        }

        private long edit(UnaryOperator<Draft> change) {
            return products.edit(
                    id, change.apply(draft).get(), views.editable(id).version(), OPERATOR);
        }

        private static SkuId skuOf(mall.domain.catalog.ProductDetail detail, String... values) {
            return detail.variants().stream()
                    .filter(variant -> variant.values().equals(List.of(values)))
                    .findFirst()
                    .orElseThrow()
                    .sku();
        }
    }

    private static SkuDraft coded(String code, String... values) {
        return new SkuDraft(List.of(values), null, Money.ofFen(1900), null, 300, null, code);
    }
}
