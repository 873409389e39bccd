/// What is on, as shoppers read it: the campaigns that run, the page of one with its goods, and what
/// is promised for a product.
@NullMarked
package mall.api.campaigns;

import org.jspecify.annotations.NullMarked;
