package mall.domain.catalog.search;

/// In which order products are shown.
public enum SearchOrder {
    /// What fits best first; without words, what the merchant puts forward.
    RELEVANCE(true),
    /// What came on sale last.
    NEWEST(true),
    PRICE_UP(false),
    PRICE_DOWN(true),
    /// What sold best, ever.
    SALES(true);

    private final boolean falling;

    SearchOrder(boolean falling) {
        this.falling = falling;
    }

    boolean falling() {
        return falling;
    }
}
