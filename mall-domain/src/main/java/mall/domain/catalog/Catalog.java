package mall.domain.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mall.domain.catalog.ShelfEvent.BrandChanged;
import mall.domain.catalog.ShelfEvent.CategoryChanged;
import mall.domain.catalog.ShelfEvent.ShelvesArranged;
import mall.domain.kernel.SkuId;
import mall.domain.snapshots.SnapshotCache;
import mall.domain.snapshots.Snapshots;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The shop's offer as everybody reads it. Answers come from snapshots: no SQL when warm, at most
/// a second old.
@Component
public class Catalog {

    private static final String ALL = "all";

    private final SnapshotCache<SkuId, ProductId> owners;
    private final SnapshotCache<ProductId, KnownProduct> products;
    private final SnapshotCache<ProductId, String> descriptions;
    private final SnapshotCache<String, CategoryTree> tree;
    private final SnapshotCache<String, List<Brand>> brands;

    Catalog(Snapshots snapshots, ProductRows productRows, Shelves shelves) {
        this.tree = snapshots.cache("catalog.categories", 1, _ -> Map.of(ALL, shelves.categories()));
        this.brands = snapshots.cache("catalog.brands", 1, _ -> Map.of(ALL, shelves.brands()));
        this.owners = snapshots.cache("catalog.owners", 100_000, productRows::owners);
        this.products = snapshots.cache("catalog.products", 10_000, ids -> productRows.products(ids, categories()));
        this.descriptions = snapshots.cache("catalog.descriptions", 1_000, productRows::descriptions);
    }

    /// The variants that exist, in the order of the ids. Drafts, retired variants and products off
    /// sale are among them: look at [SkuSnapshot#isOnSale].
    public Map<SkuId, SkuSnapshot> skus(Collection<SkuId> ids) {
        var productOf = owners.getAll(ids);
        var known = products.getAll(new LinkedHashSet<>(productOf.values()));
        Map<SkuId, SkuSnapshot> found = new LinkedHashMap<>();
        productOf.forEach((sku, product) -> {
            var owner = known.get(product);
            var snapshot = owner == null ? null : owner.skus().get(sku);
            if (snapshot != null) found.put(sku, snapshot);
        });
        return found;
    }

    /// A product's page. Drafts are nobody's but the merchant's and are not found here.
    public Optional<ProductDetail> product(ProductId id) {
        return products.get(id).map(KnownProduct::detail).filter(Catalog::isPublished);
    }

    /// The rich text of a product's page, clean HTML.
    public Optional<String> description(ProductId id) {
        return product(id).flatMap(_ -> descriptions.get(id));
    }

    /// Products as lists show them, in the order of the ids; what does not exist is left out.
    public List<ProductCard> cards(Collection<ProductId> ids) {
        var cards = new ArrayList<ProductCard>();
        for (var known : products.getAll(ids).values()) {
            if (isPublished(known.detail())) cards.add(known.card());
        }
        return cards;
    }

    public CategoryTree categories() {
        return tree.get(ALL).orElseThrow();
    }

    /// In the merchant's order.
    public List<Brand> brands() {
        return brands.get(ALL).orElseThrow();
    }

    public Optional<Brand> brand(BrandId id) {
        return brands().stream().filter(brand -> brand.id().equals(id)).findFirst();
    }

    @EventListener
    void on(ProductEvent event) {
        products.invalidate(event.product());
        descriptions.invalidate(event.product());
    }

    @EventListener
    void on(ShelfEvent event) {
        switch (event) {
            case CategoryChanged _ -> {
                tree.invalidateAll();
                // A product's snapshot names the shelves above its own.
                products.invalidateAll();
            }
            case BrandChanged _ -> brands.invalidateAll();
            case ShelvesArranged _ -> {
                tree.invalidateAll();
                brands.invalidateAll();
            }
        }
    }

    private static boolean isPublished(ProductDetail detail) {
        return detail.state() != SaleState.DRAFT;
    }
}
