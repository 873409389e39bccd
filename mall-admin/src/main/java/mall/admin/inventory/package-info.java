/// The console's calls about stock: how much there is, what moved it, what runs low, and what the
/// merchant counted, bought or lost.
@NullMarked
package mall.admin.inventory;

import org.jspecify.annotations.NullMarked;
