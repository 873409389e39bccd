/// Pictures, taken in.
@NullMarked
package mall.admin.files;

import org.jspecify.annotations.NullMarked;
