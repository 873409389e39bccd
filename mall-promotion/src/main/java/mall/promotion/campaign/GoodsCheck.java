package mall.promotion.campaign;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import mall.domain.catalog.Brand;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.SkuId;
import org.springframework.stereotype.Component;

/// Makes sure that goods that rules name are there: plays call it from their checks. Products that
/// are off sale for now count as there; drafts and retired variants do not.
@Component
public class GoodsCheck {

    private final Catalog catalog;

    GoodsCheck(Catalog catalog) {
        this.catalog = catalog;
    }

    /// @param problems at the scope
    public void check(Scope scope, Problems problems) {
        products(scope.products(), problems.at("products"));
        products(scope.excludedProducts(), problems.at("excludedProducts"));
        var shelves = catalog.categories();
        each(
                scope.categories(),
                problems.at("categories"),
                "没有这个分类",
                id -> shelves.find(id).isPresent());
        each(
                scope.excludedCategories(),
                problems.at("excludedCategories"),
                "没有这个分类",
                id -> shelves.find(id).isPresent());
        var known = catalog.brands().stream().map(Brand::id).toList();
        each(scope.brands(), problems.at("brands"), "没有这个品牌", known::contains);
    }

    /// @param problems at the list
    public void products(Collection<ProductId> products, Problems problems) {
        each(products, problems, "没有这个商品", id -> catalog.product(id).isPresent());
    }

    /// @param problems at the list
    public void skus(Collection<SkuId> skus, Problems problems) {
        var position = 0;
        for (var sku : skus) sku(sku, problems.at(position++));
    }

    /// @param problems at the variant
    public void sku(SkuId sku, Problems problems) {
        var snapshot = catalog.skus(List.of(sku)).get(sku);
        var offered = snapshot != null
                && catalog.product(snapshot.product())
                        .filter(product -> product.skus().contains(sku))
                        .isPresent();
        if (!offered) problems.add("", "gone", "这个规格不存在或已删除");
    }

    private static <T> void each(Collection<T> ids, Problems problems, String words, Predicate<T> isThere) {
        var position = 0;
        for (var id : ids) {
            if (!isThere.test(id)) problems.add("/" + position, "gone", words);
            position++;
        }
    }
}
