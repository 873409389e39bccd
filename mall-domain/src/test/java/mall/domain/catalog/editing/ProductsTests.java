package mall.domain.catalog.editing;

import static mall.domain.catalog.editing.CatalogSamples.OPERATOR;
import static mall.domain.catalog.editing.CatalogSamples.freshName;
import static mall.domain.catalog.editing.CatalogSamples.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductDetail.Variant;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SaleState;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.catalog.Spec;
import mall.domain.catalog.editing.CatalogSamples.Draft;
import mall.domain.catalog.editing.InvalidProduct.OutOfBounds;
import mall.domain.catalog.editing.InvalidProduct.OutsideSpecs;
import mall.domain.catalog.editing.InvalidProduct.Repeated;
import mall.domain.catalog.editing.InvalidProduct.UnfairPrice;
import mall.domain.catalog.editing.InvalidProduct.UnknownReference;
import mall.domain.catalog.editing.ProductDraft.SkuDraft;
import mall.domain.inventory.StockViews;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import mall.domain.kernel.Stale;
import mall.domain.operators.ActionFilter;
import mall.domain.operators.ActionLog;
import mall.testing.MallTest;
import org.jspecify.annotations.Nullable;
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

    @Nested
    class AProductThatBreaksARule {

        final Draft draft = samples.tea(freshName("茶"));

        @Test
        void isRefusedForAFourthSpec() {
            draft.specs(spec("一"), spec("二"), spec("三"), spec("四")).skus(sku(100, "值", "值", "值", "值"));

            refused(OutOfBounds.class, "specs");
        }

        @Test
        void isRefusedForItsTwoHundredAndFirstVariant() {
            var rows = IntStream.range(0, 15).mapToObj(Integer::toString).toList();
            draft.specs(new Spec("行", rows), new Spec("列", rows))
                    .skus(IntStream.range(0, 201)
                            .mapToObj(i -> sku(100, rows.get(i / 15), rows.get(i % 15)))
                            .toList());
            refused(OutOfBounds.class, "skus");

            draft.skus(List.of());
            refused(OutOfBounds.class, "skus");
        }

        @Test
        void mayHaveTwoHundredVariants() {
            var values = IntStream.range(0, 200).mapToObj(Integer::toString).toList();
            draft.specs(new Spec("号", values))
                    .skus(values.stream().map(value -> sku(100, value)).toList());

            assertThat(views.editable(products.draft(draft.get(), OPERATOR)).skus())
                    .hasSize(200);
        }

        @Test
        void isRefusedForEqualSpecsValuesOrVariants() {
            draft.specs(SIZE, SIZE).skus(sku(100, "大杯", "大杯"));
            refused(Repeated.class, "specs");

            draft.specs(new Spec("规格", List.of("大杯", "大杯"))).skus(sku(100, "大杯"));
            refused(Repeated.class, "specValues");

            draft.specs(SIZE).skus(sku(100, "大杯"), sku(200, "大杯"));
            refused(Repeated.class, "skus");
        }

        @Test
        void isRefusedForAVariantOutsideItsSpecs() {
            draft.specs(SIZE).skus(sku(100, "超大杯"));
            assertThatThrownBy(this::save).isInstanceOf(OutsideSpecs.class);

            draft.skus(sku(100));
            assertThatThrownBy(this::save).isInstanceOf(OutsideSpecs.class);

            draft.specs().skus(sku(100, "大杯"));
            assertThatThrownBy(this::save).isInstanceOf(OutsideSpecs.class);
        }

        @Test
        void isRefusedForAPriceThatIsNoPrice() {
            for (long fen : new long[] {0, -1, Long.MIN_VALUE, Money.MAXIMUM.fen() + 1}) {
                draft.skus(sku(fen));
                refused(OutOfBounds.class, "priceFen");
            }
        }

        @Test
        void isRefusedWhenMembersPayMoreOrTheListPriceIsLower() {
            draft.skus(priced(1000, null, 1001L));
            refused(UnfairPrice.class, "memberPriceFen");

            draft.skus(priced(1000, 999L, null));
            refused(UnfairPrice.class, "listPriceFen");

            draft.skus(priced(1000, null, 0L));
            refused(OutOfBounds.class, "memberPriceFen");
        }

        @Test
        void isRefusedForTextsAndNumbersOutOfBounds() {
            refused(OutOfBounds.class, "title", samples.tea("  "));
            refused(OutOfBounds.class, "title", samples.tea("茶".repeat(61)));
            refused(OutOfBounds.class, "subtitle", samples.tea("茶").subtitle("茶".repeat(121)));
            refused(OutOfBounds.class, "description", samples.tea("茶").description("茶".repeat(60_001)));
            refused(OutOfBounds.class, "maxPerOrder", samples.tea("茶").limits(0, null));
            refused(OutOfBounds.class, "maxPerMember", samples.tea("茶").limits(null, -3));
            refused(OutOfBounds.class, "tags", samples.tea("茶").tags("1 2 3 4 5 6 7 8 9 10 11".split(" ")));
            refused(Repeated.class, "tags", samples.tea("茶").tags("热卖", "热卖"));
            refused(
                    OutOfBounds.class,
                    "pictures",
                    samples.tea("茶")
                            .pictures(Collections.nCopies(13, "/files/x.jpg").toArray(String[]::new)));
        }

        @Test
        void isRefusedForReferringToWhatIsNotThere() {
            refused(UnknownReference.class, "categories", samples.tea("茶").on(CategoryId.next()));
            refused(UnknownReference.class, "brand", samples.tea("茶").brand(BrandId.next()));
            refused(UnknownReference.class, "pictures", samples.tea("茶").pictures("/files/none.jpg"));
            refused(UnknownReference.class, "pictures", samples.tea("茶").pictures("https://elsewhere.example/a.jpg"));
            refused(
                    UnknownReference.class,
                    "pictures",
                    samples.tea("茶")
                            .skus(new SkuDraft(List.of(), null, Money.ofFen(1), null, 1, "/files/none.jpg", null)));
        }

        private void refused(Class<? extends InvalidProduct> type, String field) {
            refused(type, field, draft);
        }

        private void refused(Class<? extends InvalidProduct> type, String field, Draft invalid) {
            assertThatThrownBy(() -> products.draft(invalid.get(), OPERATOR))
                    .isInstanceOfSatisfying(
                            type, refusal -> assertThat(refusal.facts()).containsEntry("field", field));
        }

        private void save() {
            products.draft(draft.get(), OPERATOR);
        }

        private static Spec spec(String name) {
            return new Spec(name, List.of("值"));
        }
    }

    @Nested
    class RichTextOfAProduct {

        @Test
        void losesEverythingThatCouldHarm() {
            var clean = cleaned("""
                    <p onclick="steal()">好茶<script>alert(1)</script></p><iframe src="https://evil.example"></iframe>
                    <a href="javascript:alert(1)">这里</a><img src="https://evil.example/x.png" onerror="alert(1)">
                    <img src="x" onerror=alert(1)><svg onload=alert(1)></svg><style>p{}</style><form action="/x"></form>
                    <p style="background:url(javascript:alert(1));position:fixed;color:red">红</p>
                    """);

            assertThat(clean)
                    .contains("好茶", "这里", "红", "color:red")
                    .doesNotContainIgnoringCase(
                            "script",
                            "onclick",
                            "onerror",
                            "onload",
                            "iframe",
                            "evil",
                            "<svg",
                            "<style",
                            "<form",
                            "position",
                            "url(",
                            "<a");
        }

        @Test
        void keepsWhatAPageIsMadeOf() {
            var html = "<h2>冲泡</h2><p>八十五度<strong>两分钟</strong></p><img src=\"/files/abc.jpg?w&#61;800\" alt=\"茶\" />"
                    + "<table><tbody><tr><td colspan=\"2\">产地</td></tr></tbody></table><ul><li>武夷</li></ul>";

            assertThat(cleaned(html)).isEqualTo(html);
        }

        private String cleaned(String html) {
            var id = samples.onSale(samples.tea(freshName("茶")).description(html));
            return catalog.description(id).orElseThrow();
        }
    }

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

    private static SkuDraft priced(long price, @Nullable Long listPrice, @Nullable Long memberPrice) {
        return new SkuDraft(
                List.of(),
                listPrice == null ? null : Money.ofFen(listPrice),
                Money.ofFen(price),
                memberPrice == null ? null : Money.ofFen(memberPrice),
                300,
                null,
                null);
    }
}
