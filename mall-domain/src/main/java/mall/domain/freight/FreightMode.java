package mall.domain.freight;

/// What freight is counted in.
public enum FreightMode {
    PIECE {
        @Override
        int units(FreightItem item) {
            return item.quantity();
        }
    },
    /// In grams.
    WEIGHT {
        @Override
        int units(FreightItem item) {
            return item.weightGrams();
        }
    };

    abstract int units(FreightItem item);
}
