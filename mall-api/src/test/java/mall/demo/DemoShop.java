package mall.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mall.demo.DemoGoods.ProductEntry;
import mall.demo.DemoGoods.SpecEntry;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.ProductKind;
import mall.domain.catalog.Spec;
import mall.domain.catalog.editing.BrandDraft;
import mall.domain.catalog.editing.Brands;
import mall.domain.catalog.editing.Categories;
import mall.domain.catalog.editing.CategoryDraft;
import mall.domain.catalog.editing.ProductDraft;
import mall.domain.catalog.editing.ProductDraft.SkuDraft;
import mall.domain.catalog.editing.Products;
import mall.domain.catalog.search.SearchSettings;
import mall.domain.files.Files;
import mall.domain.files.Purpose;
import mall.domain.freight.FreightTemplateId;
import mall.domain.inventory.Stock;
import mall.domain.inventory.StockCause;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.annotation.Transactional;

/// Fills an empty mall through the doors that a merchant uses, once: what is there already is left
/// alone. All of it or nothing, so that a start that is cut off leaves a mall that is still empty.
/// It has more parts than a constructor should: it opens a whole shop.
@Order(1)
public class DemoShop implements ApplicationRunner {

    private static final Actor BY = Actor.shop();
    private static final int STOCK = 200;

    private final Catalog catalog;
    private final Brands brands;
    private final Categories categories;
    private final Products products;
    private final Files files;
    private final Stock stock;
    private final Settings settings;
    private final DemoFreight freight;

    public DemoShop(
            Catalog catalog,
            Brands brands,
            Categories categories,
            Products products,
            Files files,
            Stock stock,
            Settings settings,
            DemoFreight freight) {
        this.catalog = catalog;
        this.brands = brands;
        this.categories = categories;
        this.products = products;
        this.files = files;
        this.stock = stock;
        this.settings = settings;
        this.freight = freight;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (catalog.categories().roots().isEmpty()) fill(DemoGoods.read());
    }

    private void fill(DemoGoods goods) {
        var templates = freight.create(goods.freight());
        Map<String, BrandId> brandIds = new HashMap<>();
        goods.brands()
                .forEach(brand ->
                        brandIds.put(brand.key(), brands.create(new BrandDraft(brand.name(), null, brand.about()))));
        Map<String, CategoryId> shelves = new HashMap<>();
        goods.categories().forEach(category -> {
            var picture = store(DemoPictures.draw(category.shape(), category.hue(), category.name()));
            shelves.put(category.key(), categories.create(null, new CategoryDraft(category.name(), picture, false)));
        });
        var ids = new ArrayList<ProductId>();
        for (var product : goods.products()) {
            ids.add(write(
                    product,
                    goods,
                    shelves,
                    brandIds,
                    templates,
                    goods.products().size() - ids.size()));
        }
        products.putOnSale(ids, BY);
        ids.forEach(this::deliver);
        settings.change(new SearchSettings(goods.hotWords(), List.of()), 0, BY);
        settings.change(DemoMessages.TEMPLATES, 0, BY);
    }

    private ProductId write(
            ProductEntry product,
            DemoGoods goods,
            Map<String, CategoryId> shelves,
            Map<String, BrandId> brandIds,
            Map<String, FreightTemplateId> templates,
            int prominence) {
        var shelf = goods.categories().stream()
                .filter(category -> category.key().equals(product.category()))
                .findFirst()
                .orElseThrow();
        var pictures = List.of(
                store(DemoPictures.draw(shelf.shape(), shelf.hue(), product.name())),
                store(DemoPictures.draw(shelf.shape(), shelf.hue(), product.name() + " again")));
        var draft = new ProductDraft(
                product.name(),
                product.subtitle(),
                ProductKind.PHYSICAL,
                List.of(shelves.get(product.category())),
                brandIds.get(product.brand()),
                product.tags(),
                pictures,
                String.join(
                        "",
                        product.text().stream()
                                .map(text -> "<p>" + text + "</p>")
                                .toList()),
                product.specs().stream()
                        .map(spec -> new Spec(spec.name(), spec.values()))
                        .toList(),
                skus(product),
                templates.get(product.freight()),
                product.maxPerOrder(),
                product.maxPerMember(),
                prominence);
        return products.draft(draft, BY);
    }

    /// Every combination of the specs' values.
    private static List<SkuDraft> skus(ProductEntry product) {
        List<Combination> combinations = List.of(new Combination(List.of(), 0));
        for (var spec : product.specs()) {
            combinations = combinations.stream()
                    .flatMap(combination -> combination.with(spec).stream())
                    .toList();
        }
        return combinations.stream()
                .map(combination -> new SkuDraft(
                        combination.values(),
                        combination.money(product.listPrice()),
                        Money.ofFen(product.price() + combination.plus()),
                        combination.money(product.memberPrice()),
                        product.weight(),
                        null,
                        null))
                .toList();
    }

    private void deliver(ProductId product) {
        List<SkuId> skus = catalog.product(product).orElseThrow().skus();
        skus.forEach(sku -> stock.adjust(sku, STOCK, "开业进货", new StockCause("demo", Ids.next()), BY));
    }

    private String store(byte[] picture) {
        return files.store(picture, Purpose.SHOP_PICTURE, BY).path();
    }

    private record Combination(List<String> values, long plus) {

        List<Combination> with(SpecEntry spec) {
            var more = new ArrayList<Combination>();
            for (int i = 0; i < spec.values().size(); i++) {
                var longer = new ArrayList<>(values);
                longer.add(spec.values().get(i));
                more.add(new Combination(longer, plus + spec.plus(i)));
            }
            return more;
        }

        @Nullable
        Money money(@Nullable Long fen) {
            return fen == null ? null : Money.ofFen(fen + plus);
        }
    }
}
