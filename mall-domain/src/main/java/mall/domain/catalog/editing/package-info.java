/// Where the merchant writes the catalog: [Products][mall.domain.catalog.editing.Products],
/// [Categories][mall.domain.catalog.editing.Categories],
/// [Brands][mall.domain.catalog.editing.Brands]. Every edit names the version that its editor
/// looked at.
@NamedInterface("editing")
@NullMarked
package mall.domain.catalog.editing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
