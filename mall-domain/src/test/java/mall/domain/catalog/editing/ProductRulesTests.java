package mall.domain.catalog.editing;

import static mall.domain.catalog.editing.CatalogSamples.OPERATOR;
import static mall.domain.catalog.editing.CatalogSamples.freshName;
import static mall.domain.catalog.editing.CatalogSamples.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.Spec;
import mall.domain.catalog.editing.CatalogSamples.Draft;
import mall.domain.catalog.editing.InvalidProduct.OutOfBounds;
import mall.domain.catalog.editing.InvalidProduct.OutsideSpecs;
import mall.domain.catalog.editing.InvalidProduct.Repeated;
import mall.domain.catalog.editing.InvalidProduct.UnfairPrice;
import mall.domain.catalog.editing.InvalidProduct.UnknownReference;
import mall.domain.catalog.editing.ProductDraft.SkuDraft;
import mall.domain.kernel.Money;
import mall.testing.MallTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@MallTest
@Import(CatalogSamples.class)
class ProductRulesTests {

    static final Spec SIZE = new Spec("规格", List.of("大杯", "中杯"));

    @Autowired
    Products products;

    @Autowired
    ProductViews views;

    @Autowired
    CatalogSamples samples;

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
