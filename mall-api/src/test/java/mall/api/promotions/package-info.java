/// Promotions as shoppers meet them, over HTTP.
@NullMarked
package mall.api.promotions;

import org.jspecify.annotations.NullMarked;
