package mall.domain.catalog.editing;

import java.time.Instant;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SaleState;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// A product in the console's list.
///
/// @param picture the path of its face
/// @param variants how many are on offer
/// @param sold units, ever
/// @param version what putting it on sale need not name, but an edit must
public record ListedProduct(
        ProductId id,
        String title,
        @Nullable String picture,
        SaleState state,
        Money lowestPrice,
        Money highestPrice,
        int variants,
        long sold,
        Instant changedAt,
        long version) {}
