package mall.promotion.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.catalog.search.Selection;

/// To which goods something applies: to what is named, on any of the shelves named, of any of the
/// brands named or with any of the tags named, and where nothing at all is named, to everything;
/// except what is excluded.
@Title("适用商品")
public record Scope(
        @Title("指定商品") @Size(max = 500) Set<ProductId> products,
        @Title("指定分类") @Size(max = 100) Set<CategoryId> categories,
        @Title("指定品牌") @Size(max = 100) Set<BrandId> brands,
        @Title("指定标签") @Size(max = 50) Set<@NotBlank @Size(max = 20) String> tags,
        @Title("排除商品") @Size(max = 500) Set<ProductId> excludedProducts,
        @Title("排除分类") @Size(max = 100) Set<CategoryId> excludedCategories) {

    public static final Scope EVERYTHING = new Scope(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public Scope {
        products = inOrder(products);
        categories = inOrder(categories);
        brands = inOrder(brands);
        tags = inOrder(tags);
        excludedProducts = inOrder(excludedProducts);
        excludedCategories = inOrder(excludedCategories);
    }

    public static Scope of(ProductId... products) {
        return of(List.of(products));
    }

    public static Scope of(Collection<ProductId> products) {
        return new Scope(new LinkedHashSet<>(products), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    /// These goods too.
    public Scope and(Collection<ProductId> more) {
        if (isOpen() || more.isEmpty()) return this;
        var all = new LinkedHashSet<>(products);
        all.addAll(more);
        return new Scope(all, categories, brands, tags, excludedProducts, excludedCategories);
    }

    public boolean covers(SkuSnapshot sku) {
        return includes(sku) && !excludes(sku);
    }

    /// The same, as the catalog finds products by it.
    public Selection selection() {
        return new Selection(products, categories, brands, tags, excludedProducts, excludedCategories);
    }

    /// Whether it applies to everything that is not excluded.
    @JsonIgnore
    public boolean isOpen() {
        return products.isEmpty() && categories.isEmpty() && brands.isEmpty() && tags.isEmpty();
    }

    private boolean includes(SkuSnapshot sku) {
        return isOpen()
                || products.contains(sku.product())
                || (sku.brand() != null && brands.contains(sku.brand()))
                || sku.categories().stream().anyMatch(categories::contains)
                || sku.tags().stream().anyMatch(tags::contains);
    }

    private boolean excludes(SkuSnapshot sku) {
        return excludedProducts.contains(sku.product())
                || sku.categories().stream().anyMatch(excludedCategories::contains);
    }

    /// Immutable, and in the order in which it was written.
    private static <T> Set<T> inOrder(Set<T> set) {
        return set.isEmpty() ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(set));
    }
}
