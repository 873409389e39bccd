package mall.domain.catalog;

/// A product's life: written as a draft, put on sale, taken off, put on sale again.
public enum SaleState {
    /// Never was on sale; nobody but the merchant sees it, and it may be thrown away.
    DRAFT,
    ON_SALE,
    /// Not to be bought now; orders, favourites and carts still know it.
    OFF_SALE
}
