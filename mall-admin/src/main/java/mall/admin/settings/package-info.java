/// What the merchant may edit of every capability, by name.
@NullMarked
package mall.admin.settings;

import org.jspecify.annotations.NullMarked;
