/// Where the merchant writes the catalog: products with their variants, shelves, brands.
@NullMarked
package mall.admin.catalog;

import org.jspecify.annotations.NullMarked;
