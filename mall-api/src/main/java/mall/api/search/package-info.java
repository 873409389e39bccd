/// Finding products: `GET /api/products` lists and searches, `/api/search/…` helps to type.
@NullMarked
package mall.api.search;

import org.jspecify.annotations.NullMarked;
