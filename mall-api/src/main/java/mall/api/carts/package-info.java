/// A shopper's calls about the cart: `/api/cart` shows it, `/api/cart/lines` is what is in it, and
/// `/api/cart/selection` what of it is to be ordered next.
@NullMarked
package mall.api.carts;

import org.jspecify.annotations.NullMarked;
