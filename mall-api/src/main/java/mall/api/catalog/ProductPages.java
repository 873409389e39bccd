package mall.api.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mall.domain.catalog.Brand;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductDetail;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SalesCounts;
import mall.domain.catalog.SalesCounts.Sold;
import mall.domain.inventory.StockViews;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// The pages of products as bytes. A page is written once and given to everybody until something
/// on it changes, which the snapshots underneath say: this class keeps no time and hears no events.
@Component
class ProductPages {

    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final JsonMapper json = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();
    private final Cache<ProductId, Page> pages = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((ProductId _, Page page) -> page.bytes().length + 500)
            .build();

    private final Catalog catalog;
    private final StockViews stock;
    private final SalesCounts sales;

    ProductPages(Catalog catalog, StockViews stock, SalesCounts sales) {
        this.catalog = catalog;
        this.stock = stock;
        this.sales = sales;
    }

    /// @param tag names these bytes and no others
    @SuppressWarnings("ArrayRecordComponent") // never compared, never written
    record Page(Shown shown, byte[] bytes, String tag) {}

    /// Everything that is on a page.
    record Shown(
            ProductDetail product,
            @Nullable Brand brand,
            String description,
            Map<SkuId, Integer> available,
            Sold sold) {

        /// Snapshots are replaced when they change: the same ones say the same.
        @SuppressWarnings("ReferenceEquality")
        boolean isStill(Shown now) {
            return product == now.product
                    && brand == now.brand
                    && description == now.description
                    && available.equals(now.available)
                    && sold.equals(now.sold);
        }
    }

    Optional<Page> page(ProductId id) {
        return shown(id).map(now -> {
            var known = pages.getIfPresent(id);
            if (known != null && known.shown().isStill(now)) return known;
            var written = write(now);
            pages.put(id, written);
            return written;
        });
    }

    private Optional<Shown> shown(ProductId id) {
        return catalog.product(id)
                .map(product -> new Shown(
                        product,
                        product.brand() instanceof BrandId brand
                                ? catalog.brand(brand).orElse(null)
                                : null,
                        catalog.description(id).orElse(""),
                        stock.available(product.skus()),
                        sales.sold(List.of(id)).getOrDefault(id, Sold.NOTHING)));
    }

    private Page write(Shown shown) {
        var response = ProductResponse.of(
                shown.product(), shown.brand(), shown.description(), shown.available(), shown.sold());
        var bytes = json.writeValueAsBytes(response);
        return new Page(shown, bytes, tag(bytes));
    }

    private static String tag(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
