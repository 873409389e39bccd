package mall.domain.catalog.editing;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import mall.domain.catalog.ProductId;
import mall.domain.inventory.Stock;
import mall.domain.kernel.Actor;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Stale;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The merchant's products.
@Component
@Transactional
public class Products {

    private final ProductRepository products;
    private final References references;
    private final Stock stock;
    private final Clock clock;

    Products(ProductRepository products, References references, Stock stock, Clock clock) {
        this.products = products;
        this.references = references;
        this.stock = stock;
        this.clock = clock;
    }

    /// Writes a new product down; nobody else sees it yet.
    ///
    /// @throws InvalidProduct when it breaks a rule
    public ProductId draft(ProductDraft draft, Actor by) {
        var product = new Product(ProductId.next(), draft, clock.instant());
        references.check(draft);
        return save(product, by).id();
    }

    /// Rewrites a product as a whole. A variant whose combination stays keeps its id.
    ///
    /// @param expectedVersion the version that the editor looked at
    /// @return the version that it has now
    /// @throws InvalidProduct when it breaks a rule
    /// @throws Stale when it was changed since
    public long edit(ProductId id, ProductDraft draft, long expectedVersion, Actor by) {
        var product = require(id, expectedVersion);
        product.giveUpCodes(draft);
        products.flush();
        product.write(draft, clock.instant());
        references.check(draft);
        return save(product, by).version();
    }

    /// Puts all of these on sale, or none of them.
    ///
    /// @throws ProductIncomplete when one has no picture or stands on no shelf
    public void putOnSale(Collection<ProductId> ids, Actor by) {
        for (var product : all(ids)) {
            product.putOnSale(clock.instant());
            save(product, by);
        }
    }

    public void takeOffSale(Collection<ProductId> ids, Actor by) {
        for (var product : all(ids)) {
            product.takeOffSale(clock.instant());
            save(product, by);
        }
    }

    /// Throws a draft away.
    ///
    /// @throws ProductWasOnSale when others know it already
    public void discard(ProductId id, long expectedVersion) {
        var product = require(id, expectedVersion);
        product.discard();
        products.delete(products.saveAndFlush(product));
    }

    /// Stock is kept of every variant from the moment it exists, none at first.
    private Product save(Product product, Actor by) {
        try {
            var saved = products.saveAndFlush(product);
            saved.offered().forEach(sku -> stock.open(sku, 0, by));
            return saved;
        } catch (DataIntegrityViolationException violation) {
            if (violation.getCause() instanceof ConstraintViolationException broken
                    && "sku_code".equals(broken.getConstraintName())) {
                throw new SkuCodeTaken(product.id());
            }
            throw violation;
        }
    }

    private Product require(ProductId id, long expectedVersion) {
        var product = products.findById(id).orElseThrow(() -> new NotFound("product", id));
        Stale.check("product", id, expectedVersion, product.version());
        return product;
    }

    /// In the order of the ids, so that two batches never wait for each other.
    private List<Product> all(Collection<ProductId> ids) {
        return ids.stream()
                .distinct()
                .sorted(Comparator.comparing(ProductId::id))
                .map(id -> products.findById(id).orElseThrow(() -> new NotFound("product", id)))
                .toList();
    }
}
