/// Finds products: by words, shelf, brand, price, tag and stock, in the order that the shopper wants,
/// page by page and always by key.
///
/// - [ProductSearch][mall.domain.catalog.search.ProductSearch] searches and suggests.
/// - [HotWords][mall.domain.catalog.search.HotWords] knows what people look for.
/// - [SelectedProducts][mall.domain.catalog.search.SelectedProducts] lists what a promotion is for.
///
/// Chinese has no blanks between words. A text is therefore indexed as its single characters and
/// pairs of neighbours, each with its position, and so are the initials of its pinyin; a query becomes
/// the same pairs, one next to the other. So every substring is found by the index, "奶茶" as well as
/// "nc", and one character as well as ten ([Grams][mall.domain.catalog.search.Grams]).
///
/// `product_index` holds a row for each product on sale. It is written in the transaction that writes
/// the product; when a shelf or a brand changes its name, its products are written anew in the
/// background. Answers to the first pages of what many ask are remembered for a minute, or until a
/// product is edited; what a card shows is the catalog's snapshot and never older than a second.
@NamedInterface("search")
@NullMarked
package mall.domain.catalog.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
