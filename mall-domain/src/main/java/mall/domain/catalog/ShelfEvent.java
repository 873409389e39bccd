package mall.domain.catalog;

/// What happened to the order in which the shop shows its products.
public sealed interface ShelfEvent {

    /// A shelf was added, renamed, moved or removed; what stands on it or below it is found
    /// differently from now on.
    record CategoryChanged(CategoryId category) implements ShelfEvent {}

    /// A brand was added, renamed or removed.
    record BrandChanged(BrandId brand) implements ShelfEvent {}

    /// Shelves or brands stand in another order.
    record ShelvesArranged() implements ShelfEvent {}
}
