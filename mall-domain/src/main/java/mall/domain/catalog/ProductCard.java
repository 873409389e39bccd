package mall.domain.catalog;

import java.util.List;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;

/// A product as lists show it.
///
/// @param price of the cheapest variant on offer
/// @param highestPrice of the dearest one: when it differs, a list says "from"
/// @param listPrice of the cheapest variant
/// @param memberPrice the lowest that a member pays, null when no variant has a member price
/// @param skus the variants on offer
public record ProductCard(
        ProductId id,
        String title,
        String subtitle,
        @Nullable String picture,
        ProductKind kind,
        SaleState state,
        List<String> tags,
        Money price,
        Money highestPrice,
        Money listPrice,
        @Nullable Money memberPrice,
        List<SkuId> skus) {}
