/// Where the mall starts.
@NullMarked
package mall;

import org.jspecify.annotations.NullMarked;
