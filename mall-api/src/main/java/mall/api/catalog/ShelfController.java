package mall.api.catalog;

import java.util.List;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.CategoryTree;
import mall.web.Open;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How the shop is arranged.
@RestController
@RequestMapping("/api")
class ShelfController {

    private final Catalog catalog;

    ShelfController(Catalog catalog) {
        this.catalog = catalog;
    }

    record CategoriesResponse(List<CategoryResponse> items) {}

    /// @param picture path; narrower with `?w=400`
    /// @param children the shelves that stand in it
    record CategoryResponse(
            CategoryId id, String name, @Nullable String picture, List<CategoryResponse> children) {

        static List<CategoryResponse> of(List<CategoryTree.Node> siblings, CategoryTree tree) {
            return siblings.stream()
                    .map(node -> new CategoryResponse(
                            node.id(), node.name(), node.picture(), of(tree.childrenOf(node.id()), tree)))
                    .toList();
        }
    }

    record BrandsResponse(List<BrandResponse> items) {}

    record BrandResponse(BrandId id, String name, @Nullable String logo, String story) {}

    /// All shelves that are shown, in the merchant's order.
    @Open
    @GetMapping("/categories")
    CategoriesResponse categories() {
        var shown = catalog.categories().shown();
        return new CategoriesResponse(CategoryResponse.of(shown.roots(), shown));
    }

    /// All brands, in the merchant's order.
    @Open
    @GetMapping("/brands")
    BrandsResponse brands() {
        return new BrandsResponse(catalog.brands().stream()
                .map(brand -> new BrandResponse(brand.id(), brand.name(), brand.logo(), brand.story()))
                .toList());
    }
}
