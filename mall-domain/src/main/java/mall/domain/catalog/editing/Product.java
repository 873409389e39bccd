package mall.domain.catalog.editing;

import static mall.domain.catalog.SaleState.DRAFT;
import static mall.domain.catalog.SaleState.OFF_SALE;
import static mall.domain.catalog.SaleState.ON_SALE;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductEvent.DraftDiscarded;
import mall.domain.catalog.ProductEvent.ProductEdited;
import mall.domain.catalog.ProductEvent.ProductPutOnSale;
import mall.domain.catalog.ProductEvent.ProductTakenOffSale;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.ProductKind;
import mall.domain.catalog.SaleState;
import mall.domain.catalog.Spec;
import mall.domain.freight.FreightTemplateId;
import mall.domain.kernel.SkuId;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/// A product in the merchant's hands. It begins as a draft that nobody else sees, goes on sale
/// when it has a picture and a shelf, and is taken off and put on again as often as he likes. From
/// its first day on sale it stays for good, because orders, carts and favourites know it; only a
/// draft may be discarded.
@Entity
class Product extends AbstractAggregateRoot<Product> {

    @EmbeddedId
    private ProductId id;

    private String title;
    private String subtitle;

    @Enumerated(EnumType.STRING)
    private ProductKind kind;

    @Enumerated(EnumType.STRING)
    private SaleState state;

    private @Nullable BrandId brand;
    private @Nullable FreightTemplateId freightTemplate;

    @ElementCollection
    @CollectionTable(name = "product_category", joinColumns = @JoinColumn(name = "product_id"))
    @AttributeOverride(name = "id", column = @Column(name = "category_id"))
    @OrderColumn(name = "position")
    private List<CategoryId> categories = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> tags;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> pictures;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Spec> specs;

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "product_id", nullable = false, updatable = false)
    @OrderBy("position")
    private List<Sku> skus = new ArrayList<>();

    private String description;
    private @Nullable Integer maxPerOrder;
    private @Nullable Integer maxPerMember;
    private int prominence;

    private Instant createdAt;
    private Instant changedAt;
    private @Nullable Instant putOnSaleAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected Product() {}

    @SuppressWarnings("NullAway.Init") // write() gives everything its first value
    Product(ProductId id, ProductDraft draft, Instant now) {
        this.id = id;
        this.state = DRAFT;
        this.createdAt = now;
        write(draft, now);
    }

    /// Replaces everything by what is written in the draft.
    final void write(ProductDraft draft, Instant now) {
        var matrix = new SpecMatrix(draft.specs(), draft.skus());
        checkTexts(draft);
        title = draft.title().strip();
        subtitle = draft.subtitle().strip();
        kind = draft.kind();
        brand = draft.brand();
        freightTemplate = draft.freight();
        replaceCategories(draft.categories());
        tags = draft.tags();
        pictures = draft.pictures();
        description = Bounds.text("description", RichText.clean(draft.description()), 0, 60_000);
        maxPerOrder = draft.maxPerOrder();
        maxPerMember = draft.maxPerMember();
        prominence = draft.prominence();
        specs = matrix.specs();
        offer(matrix.skus());
        if (state == ON_SALE) requireComplete();
        changed(now);
        registerEvent(new ProductEdited(id));
    }

    /// Lets go of the merchant's numbers that are about to pass to other variants; flushed before
    /// the draft is written, so that no number is there twice in between.
    void giveUpCodes(ProductDraft draft) {
        var codes = new HashMap<List<String>, @Nullable String>();
        draft.skus().forEach(sku -> codes.put(sku.values(), sku.skuCode()));
        for (var sku : skus) sku.keepCodeOnlyIf(codes.get(sku.specValues()));
    }

    /// @throws ProductIncomplete when it has no picture or stands on no shelf
    void putOnSale(Instant now) {
        if (state == ON_SALE) return;
        requireComplete();
        state = ON_SALE;
        putOnSaleAt = now;
        changed(now);
        registerEvent(new ProductPutOnSale(id));
    }

    void takeOffSale(Instant now) {
        if (state != ON_SALE) return;
        state = OFF_SALE;
        changed(now);
        registerEvent(new ProductTakenOffSale(id));
    }

    /// @throws ProductWasOnSale when it is no draft: others know it
    void discard() {
        if (state != DRAFT) throw new ProductWasOnSale(id);
        registerEvent(new DraftDiscarded(id));
    }

    /// Everything that an editor sees.
    EditableProduct editable() {
        var offered = skus.stream().filter(sku -> !sku.isRetired()).toList();
        var draft = new ProductDraft(
                title,
                subtitle,
                kind,
                categories,
                brand,
                tags,
                pictures,
                description,
                specs,
                offered.stream().map(Sku::draft).toList(),
                freightTemplate,
                maxPerOrder,
                maxPerMember,
                prominence);
        return new EditableProduct(id, state, draft, offered(), version(), createdAt, changedAt, putOnSaleAt);
    }

    ProductId id() {
        return id;
    }

    long version() {
        return version == null ? 0 : version;
    }

    /// The variants on offer.
    List<SkuId> offered() {
        return skus.stream().filter(sku -> !sku.isRetired()).map(Sku::id).toList();
    }

    /// A combination that is there already keeps its id, one that was retired comes back, and one
    /// that is no longer wanted retires.
    private void offer(List<ProductDraft.SkuDraft> wanted) {
        var known = new HashMap<List<String>, Sku>();
        skus.forEach(sku -> known.put(sku.specValues(), sku));
        for (int position = 0; position < wanted.size(); position++) {
            var draft = wanted.get(position);
            var sku = known.remove(draft.values());
            if (sku == null) skus.add(new Sku(draft, position));
            else sku.offer(draft, position);
        }
        known.values().forEach(Sku::retire);
    }

    private void replaceCategories(List<CategoryId> wanted) {
        if (categories.equals(wanted)) return;
        categories.clear();
        categories.addAll(wanted);
    }

    private void requireComplete() {
        var missing = new ArrayList<String>();
        if (pictures.isEmpty()) missing.add("pictures");
        if (categories.isEmpty()) missing.add("categories");
        if (!missing.isEmpty()) throw new ProductIncomplete(id, missing);
    }

    /// Part of every change, so that the version counts changes of the variants too.
    private void changed(Instant now) {
        changedAt = now;
    }

    private static void checkTexts(ProductDraft draft) {
        Bounds.text("title", draft.title().strip(), 1, 60);
        Bounds.text("subtitle", draft.subtitle().strip(), 0, 120);
        Bounds.count("categories", draft.categories(), 0, 5);
        Bounds.distinct("categories", draft.categories());
        Bounds.count("tags", draft.tags(), 0, 10);
        Bounds.distinct("tags", draft.tags());
        draft.tags().forEach(tag -> Bounds.text("tag", tag, 1, 12));
        Bounds.count("pictures", draft.pictures(), 0, 12);
        Bounds.distinct("pictures", draft.pictures());
        Bounds.number("maxPerOrder", draft.maxPerOrder(), 1, 10_000);
        Bounds.number("maxPerMember", draft.maxPerMember(), 1, 1_000_000);
        Bounds.number("prominence", draft.prominence(), 0, 1_000_000);
    }
}
