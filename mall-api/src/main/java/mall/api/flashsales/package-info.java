/// Where shoppers see flash sales and buy in them.
@NullMarked
package mall.api.flashsales;

import org.jspecify.annotations.NullMarked;
