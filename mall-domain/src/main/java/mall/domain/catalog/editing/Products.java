package mall.domain.catalog.editing;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SaleState;
import mall.domain.catalog.editing.ProductDraft.SkuDraft;
import mall.domain.inventory.Stock;
import mall.domain.kernel.Actor;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Stale;
import mall.domain.operators.ActionLog;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The merchant's products. Who wrote, priced, listed or discarded one is kept in the log.
@Component
@Transactional
public class Products {

    private final ProductRepository products;
    private final References references;
    private final Stock stock;
    private final ActionLog log;
    private final Clock clock;

    Products(ProductRepository products, References references, Stock stock, ActionLog log, Clock clock) {
        this.products = products;
        this.references = references;
        this.stock = stock;
        this.log = log;
        this.clock = clock;
    }

    /// Writes a new product down; nobody else sees it yet.
    ///
    /// @throws InvalidProduct when it breaks a rule
    public ProductId draft(ProductDraft draft, Actor by) {
        var product = new Product(ProductId.next(), draft, clock.instant());
        references.check(draft);
        var saved = save(product, by);
        record(by, "draft", saved, null);
        return saved.id();
    }

    /// Rewrites a product as a whole. A variant whose combination stays keeps its id.
    ///
    /// @param expectedVersion the version that the editor looked at
    /// @return the version that it has now
    /// @throws InvalidProduct when it breaks a rule
    /// @throws Stale when it was changed since
    public long edit(ProductId id, ProductDraft draft, long expectedVersion, Actor by) {
        var product = require(id, expectedVersion);
        var before = Offer.of(product);
        product.giveUpCodes(draft);
        products.flush();
        product.write(draft, clock.instant());
        references.check(draft);
        var saved = save(product, by);
        record(by, "edit", saved, before);
        return saved.version();
    }

    /// Puts all of these on sale, or none of them.
    ///
    /// @throws ProductIncomplete when one has no picture or stands on no shelf
    public void putOnSale(Collection<ProductId> ids, Actor by) {
        for (var product : all(ids)) {
            var before = Offer.of(product);
            product.putOnSale(clock.instant());
            record(by, "put-on-sale", save(product, by), before);
        }
    }

    public void takeOffSale(Collection<ProductId> ids, Actor by) {
        for (var product : all(ids)) {
            var before = Offer.of(product);
            product.takeOffSale(clock.instant());
            record(by, "take-off-sale", save(product, by), before);
        }
    }

    /// Throws a draft away.
    ///
    /// @throws ProductWasOnSale when others know it already
    public void discard(ProductId id, long expectedVersion, Actor by) {
        var product = require(id, expectedVersion);
        product.discard();
        log.record(by, "catalog:discard", "product:" + id, Offer.of(product), null);
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

    private void record(Actor by, String action, Product product, @Nullable Offer before) {
        log.record(by, "catalog:" + action, "product:" + product.id(), before, Offer.of(product));
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

    /// What the log keeps of a product: what it was called, whether and at which prices it was sold.
    private record Offer(String title, SaleState state, List<SkuDraft> skus) {

        static Offer of(Product product) {
            var editable = product.editable();
            return new Offer(
                    editable.draft().title(), editable.state(), editable.draft().skus());
        }
    }
}
