/// What the shop offers, as shoppers see it: its shelves, its brands, the page of a product, and
/// waiting for what is sold out. Lists and searches are in `mall.api.search`.
@NullMarked
package mall.api.catalog;

import org.jspecify.annotations.NullMarked;
