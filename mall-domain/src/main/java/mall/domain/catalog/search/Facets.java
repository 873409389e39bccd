package mall.domain.catalog.search;

import java.util.List;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// What all that was found is made of, so that the shopper can narrow it down; the most frequent first.
///
/// @param lowest of all prices, null when nothing was found
/// @param highest of all prices, null when nothing was found
public record Facets(
        long products,
        List<CategoryCount> categories,
        List<BrandCount> brands,
        List<TagCount> tags,
        @Nullable Money lowest,
        @Nullable Money highest) {

    public record CategoryCount(CategoryId category, long products) {}

    public record BrandCount(BrandId brand, long products) {}

    public record TagCount(String tag, long products) {}
}
