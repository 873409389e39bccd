package mall.domain.catalog;

/// What happened to a product; whoever needs to know more asks the [Catalog].
public sealed interface ProductEvent {

    ProductId product();

    /// It was written or rewritten: texts, prices, variants, shelves.
    record ProductEdited(ProductId product) implements ProductEvent {}

    /// It can be bought from now on.
    record ProductPutOnSale(ProductId product) implements ProductEvent {}

    /// It can no longer be bought.
    record ProductTakenOffSale(ProductId product) implements ProductEvent {}

    /// A draft was thrown away.
    record DraftDiscarded(ProductId product) implements ProductEvent {}
}
