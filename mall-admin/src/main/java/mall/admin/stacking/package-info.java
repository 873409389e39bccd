/// Which plays combine: the matrix that the merchant sees and edits.
@NullMarked
package mall.admin.stacking;

import org.jspecify.annotations.NullMarked;
