package mall.domain.catalog.editing;

import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.SaleState;
import org.jspecify.annotations.Nullable;

/// Which products the console lists; what is null filters nothing.
///
/// @param words a part of the title, or the whole of one of the merchant's own numbers
/// @param category with everything that stands in it
public record ProductFilter(
        @Nullable String words,
        @Nullable SaleState state,
        @Nullable CategoryId category,
        @Nullable BrandId brand) {}
