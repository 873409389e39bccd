package mall.domain.catalog.search;

import java.util.Set;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// What a shopper looks for. What is null or empty restricts nothing.
///
/// @param words Chinese, pinyin initials or words, all of which must be found
/// @param category with everything that stands in it
/// @param lowest of the cheapest variant
/// @param highest of the cheapest variant
/// @param tags all of them
/// @param inStock only what can be bought at this moment
public record SearchRequest(
        @Nullable String words,
        @Nullable CategoryId category,
        Set<BrandId> brands,
        @Nullable Money lowest,
        @Nullable Money highest,
        Set<String> tags,
        boolean inStock,
        SearchOrder order) {

    public SearchRequest {
        words = words == null || words.isBlank() ? null : words.strip();
        brands = Set.copyOf(brands);
        tags = Set.copyOf(tags);
    }

    /// Everything on sale, as the merchant puts it forward.
    public static SearchRequest everything() {
        return new SearchRequest(null, null, Set.of(), null, null, Set.of(), false, SearchOrder.RELEVANCE);
    }
}
