package mall.domain.catalog.search;

import java.util.Set;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// What a shopper looks for on one shelf.
final class Asking {
    private final CategoryId shelf;
    private @Nullable String words;
    private Set<BrandId> brands = Set.of();
    private @Nullable Money lowest;
    private @Nullable Money highest;
    private Set<String> tags = Set.of();
    private boolean inStock;
    private SearchOrder order = SearchOrder.RELEVANCE;

    private Asking(CategoryId shelf) {
        this.shelf = shelf;
    }

    static Asking about(CategoryId shelf) {
        return new Asking(shelf);
    }

    Asking words(@Nullable String words) {
        this.words = words;
        return this;
    }

    Asking brands(Set<BrandId> brands) {
        this.brands = brands;
        return this;
    }

    Asking prices(@Nullable Long lowest, @Nullable Long highest) {
        this.lowest = lowest == null ? null : Money.ofFen(lowest);
        this.highest = highest == null ? null : Money.ofFen(highest);
        return this;
    }

    Asking tags(Set<String> tags) {
        this.tags = tags;
        return this;
    }

    Asking inStock() {
        inStock = true;
        return this;
    }

    Asking order(SearchOrder order) {
        this.order = order;
        return this;
    }

    SearchRequest get() {
        return new SearchRequest(words, shelf, brands, lowest, highest, tags, inStock, order);
    }
}
