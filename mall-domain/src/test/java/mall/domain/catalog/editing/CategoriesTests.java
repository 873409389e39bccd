package mall.domain.catalog.editing;

import static mall.domain.catalog.editing.CatalogSamples.freshName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.CategoryTree.Node;
import mall.domain.catalog.editing.InvalidProduct.OutOfBounds;
import mall.domain.catalog.editing.InvalidProduct.UnknownReference;
import mall.domain.catalog.editing.ShelfRefusal.CategoryInUse;
import mall.domain.catalog.editing.ShelfRefusal.InItself;
import mall.domain.catalog.editing.ShelfRefusal.NameTaken;
import mall.domain.catalog.editing.ShelfRefusal.NotAnArrangement;
import mall.domain.catalog.editing.ShelfRefusal.TooDeep;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import mall.domain.kernel.Stale;
import mall.testing.MallTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@MallTest
@Import(CatalogSamples.class)
class CategoriesTests {

    @Autowired
    Categories categories;

    @Autowired
    Catalog catalog;

    @Autowired
    CatalogSamples samples;

    @Nested
    class AShelf {

        final CategoryId root = samples.category(null);
        final CategoryId tea = samples.category(root);
        final CategoryId green = samples.category(tea);
        final CategoryId coffee = samples.category(root);

        @Test
        void standsBehindItsSiblings() {
            assertThat(children(root)).containsExactly(tea, coffee);
            assertThat(catalog.categories().depthOf(green)).isEqualTo(3);
        }

        @Test
        void isArrangedAmongItsSiblings() {
            categories.arrange(root, List.of(coffee, tea));

            assertThat(children(root)).containsExactly(coffee, tea);
        }

        @Test
        void isOnlyArrangedWithAllItsSiblingsAndNobodyElse() {
            for (var order : List.of(List.of(tea), List.of(tea, tea), List.of(tea, green), List.<CategoryId>of())) {
                assertThatThrownBy(() -> categories.arrange(root, order)).isInstanceOf(NotAnArrangement.class);
            }
        }

        @Test
        void isRenamedByWhoeverSawItsLatestVersion() {
            var name = freshName("茶");

            long version = categories.edit(tea, new CategoryDraft(name, samples.picture(), true), 0);

            assertThat(node(tea))
                    .extracting(Node::name, Node::hidden, Node::version)
                    .containsExactly(name, true, version);
            assertThatThrownBy(() -> categories.edit(tea, new CategoryDraft(name, null, false), 0))
                    .isInstanceOf(Stale.class);
        }

        @Test
        void isNotShownNorWhatStandsInItWhileItIsHidden() {
            categories.edit(tea, new CategoryDraft(freshName("茶"), null, true), 0);

            var shown = catalog.categories().shown();

            assertThat(shown.childrenOf(root)).extracting(Node::id).containsExactly(coffee);
            assertThat(shown.find(green)).isEmpty();
        }

        @Test
        void isCalledUnlikeItsSiblings() {
            var draft = new CategoryDraft(node(tea).name(), null, false);

            assertThatThrownBy(() -> categories.create(root, draft)).isInstanceOf(NameTaken.class);
            assertThatThrownBy(() -> categories.edit(coffee, draft, 0)).isInstanceOf(NameTaken.class);
            assertThat(categories.create(coffee, draft)).isNotNull();
            assertThatThrownBy(() -> {
                        categories.create(null, draft);
                        categories.create(null, draft);
                    })
                    .isInstanceOf(NameTaken.class);
        }

        @Test
        void standsAtMostThreeDeep() {
            var draft = new CategoryDraft(freshName("深"), null, false);

            assertThatThrownBy(() -> categories.create(green, draft)).isInstanceOf(TooDeep.class);
            assertThatThrownBy(() -> categories.move(tea, coffee, 0)).isInstanceOf(TooDeep.class);
        }

        @Test
        void movesWithEverythingInItAndTakesItsProductsAlong() {
            var sku = catalog.product(
                            samples.onSale(samples.tea(freshName("龙井")).on(green)))
                    .orElseThrow()
                    .skus()
                    .getFirst();
            assertThat(shelvesOf(sku)).containsExactly(green, tea, root);

            categories.move(green, coffee, 0);

            assertThat(children(coffee)).containsExactly(green);
            assertThat(shelvesOf(sku)).containsExactly(green, coffee, root);

            categories.move(green, null, 1);

            assertThat(shelvesOf(sku)).containsExactly(green);
        }

        @Test
        void neverStandsInItself() {
            assertThatThrownBy(() -> categories.move(root, green, 0)).isInstanceOf(InItself.class);
            assertThatThrownBy(() -> categories.move(tea, tea, 0)).isInstanceOf(InItself.class);
        }

        @Test
        void isNotTakenAwayWhileSomethingStandsInIt() {
            samples.onSale(samples.tea(freshName("咖啡")).on(coffee));

            assertThatThrownBy(() -> categories.remove(tea, 0)).isInstanceOf(CategoryInUse.class);
            assertThatThrownBy(() -> categories.remove(coffee, 0)).isInstanceOf(CategoryInUse.class);

            categories.remove(green, 0);
            categories.remove(tea, 0);
            assertThat(children(root)).containsExactly(coffee);
        }

        @Test
        void thatIsNotThereCannotBeChanged() {
            var nowhere = CategoryId.next();

            assertThatThrownBy(() -> categories.move(nowhere, root, 0)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> categories.move(coffee, nowhere, 0)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> categories.create(nowhere, new CategoryDraft("茶", null, false)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> categories.remove(nowhere, 0)).isInstanceOf(NotFound.class);
        }

        @Test
        void hasANameOfReasonableLengthAndAPictureOfOurs() {
            assertThatThrownBy(() -> categories.create(null, new CategoryDraft(" ", null, false)))
                    .isInstanceOf(OutOfBounds.class);
            assertThatThrownBy(() -> categories.create(null, new CategoryDraft("茶".repeat(21), null, false)))
                    .isInstanceOf(OutOfBounds.class);
            assertThatThrownBy(() -> categories.create(null, new CategoryDraft("茶", "/files/none.png", false)))
                    .isInstanceOf(UnknownReference.class);
        }
    }

    @Test
    void twoMovesNeverMeetInACircle() throws Exception {
        for (int round = 0; round < 5; round++) {
            var left = samples.category(null);
            var right = samples.category(null);
            var refused = new AtomicInteger();
            List<Callable<Void>> moves = List.of(
                    () -> move(left, right, refused), //
                    () -> move(right, left, refused));

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var move : threads.invokeAll(moves)) move.get();
            }

            assertThat(refused).hasValue(1);
            assertThat(catalog.categories().depthOf(left) + catalog.categories().depthOf(right))
                    .isEqualTo(3);
        }
    }

    private @Nullable Void move(CategoryId shelf, CategoryId into, AtomicInteger refused) {
        try {
            categories.move(shelf, into, 0);
        } catch (InItself circle) {
            refused.incrementAndGet();
        }
        return null;
    }

    private List<CategoryId> shelvesOf(SkuId sku) {
        return catalog.skus(List.of(sku)).values().stream()
                .flatMap(snapshot -> snapshot.categories().stream())
                .toList();
    }

    private Node node(CategoryId id) {
        return catalog.categories().find(id).orElseThrow();
    }

    private List<CategoryId> children(CategoryId id) {
        return catalog.categories().childrenOf(id).stream().map(Node::id).toList();
    }
}
