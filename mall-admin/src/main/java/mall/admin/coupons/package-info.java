/// The console's calls about coupons: what they promise, who gets them, what became of them.
@NullMarked
package mall.admin.coupons;

import org.jspecify.annotations.NullMarked;
