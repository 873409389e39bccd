package mall.journeys;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductKind;
import mall.domain.catalog.editing.Categories;
import mall.domain.catalog.editing.CategoryDraft;
import mall.domain.catalog.editing.ProductDraft;
import mall.domain.catalog.editing.ProductDraft.SkuDraft;
import mall.domain.catalog.editing.Products;
import mall.domain.files.Files;
import mall.domain.files.Purpose;
import mall.domain.freight.FreightMode;
import mall.domain.freight.FreightRate;
import mall.domain.freight.FreightRules;
import mall.domain.freight.FreightTemplates;
import mall.domain.freight.FreightZone;
import mall.domain.inventory.Stock;
import mall.domain.inventory.StockCause;
import mall.domain.inventory.StockLevel;
import mall.domain.inventory.StockViews;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import org.springframework.boot.test.context.TestComponent;

/// The merchant's side of the counter before the story begins: something to buy, and how it is sent.
@TestComponent
class TeaCounter {

    private static final Actor BY = Actor.shop();

    private final Products products;
    private final Categories categories;
    private final FreightTemplates freight;
    private final Files files;
    private final Stock stock;
    private final StockViews levels;
    private final Catalog catalog;

    TeaCounter(
            Products products,
            Categories categories,
            FreightTemplates freight,
            Files files,
            Stock stock,
            StockViews levels,
            Catalog catalog) {
        this.products = products;
        this.categories = categories;
        this.freight = freight;
        this.files = files;
        this.stock = stock;
        this.levels = levels;
        this.catalog = catalog;
    }

    /// Tea at a price with so much of it in store. Sending it costs ¥8.00, and it is not sent to Tibet.
    SkuId tea(String title, long fen, int units) {
        var rate = new FreightRate(10, Money.ofFen(800), 10, Money.ofFen(100), null, null);
        var template = freight.create(
                "快递" + Ids.hex(Ids.next()).substring(20),
                new FreightRules(FreightMode.PIECE, List.of(new FreightZone(List.of("54"), null)), rate));
        var shelf = categories.create(null, new CategoryDraft(fresh("茶"), null, false));
        var id = products.draft(
                new ProductDraft(
                        title,
                        "",
                        ProductKind.PHYSICAL,
                        List.of(shelf),
                        null,
                        List.of(),
                        List.of(files.store(picture(), Purpose.SHOP_PICTURE, BY).path()),
                        "<p>好茶</p>",
                        List.of(),
                        List.of(new SkuDraft(
                                List.of(), null, Money.ofFen(fen), Money.ofFen(fen - 100), 100, null, null)),
                        template,
                        null,
                        null,
                        0),
                BY);
        products.putOnSale(List.of(id), BY);
        var sku = catalog.product(id).orElseThrow().skus().getFirst();
        if (units > 0) stock.adjust(sku, units, "进货", new StockCause("count", Ids.next()), BY);
        return sku;
    }

    StockLevel stockOf(SkuId sku) {
        return Objects.requireNonNull(levels.levels(List.of(sku)).get(sku));
    }

    private static String fresh(String prefix) {
        return prefix + UUID.randomUUID().toString().substring(0, 8);
    }

    private static byte[] picture() {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
