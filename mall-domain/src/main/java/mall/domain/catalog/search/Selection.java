package mall.domain.catalog.search;

import java.util.Set;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductId;

/// Products by any of several marks: what is named, or stands on one of the shelves, or is of one of
/// the brands, or bears one of the tags; everything where nothing at all is named. What is excluded
/// is out in any case.
///
/// @param categories with everything that stands in them
public record Selection(
        Set<ProductId> products,
        Set<CategoryId> categories,
        Set<BrandId> brands,
        Set<String> tags,
        Set<ProductId> excludedProducts,
        Set<CategoryId> excludedCategories) {

    public Selection {
        products = Set.copyOf(products);
        categories = Set.copyOf(categories);
        brands = Set.copyOf(brands);
        tags = Set.copyOf(tags);
        excludedProducts = Set.copyOf(excludedProducts);
        excludedCategories = Set.copyOf(excludedCategories);
    }

    boolean isEverything() {
        return products.isEmpty() && categories.isEmpty() && brands.isEmpty() && tags.isEmpty();
    }
}
