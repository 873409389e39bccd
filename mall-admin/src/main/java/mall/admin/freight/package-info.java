/// The console's calls about freight: the rules by which goods are sent.
@NullMarked
package mall.admin.freight;

import org.jspecify.annotations.NullMarked;
