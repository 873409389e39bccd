/// Pictures, handed out.
@NullMarked
package mall.api.files;

import org.jspecify.annotations.NullMarked;
