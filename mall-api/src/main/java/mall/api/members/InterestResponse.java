package mall.api.members;

import java.time.Instant;
import java.util.List;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SaleState;
import mall.domain.kernel.Money;
import mall.member.members.interests.Interest;
import org.jspecify.annotations.Nullable;

/// A product that the shopper marked or looked at.
///
/// @param priceFen of its cheapest variant
/// @param memberPriceFen null when it has none
/// @param since when he did, the last time
record InterestResponse(
        ProductId product,
        String title,
        String subtitle,
        @Nullable String picture,
        SaleState state,
        List<String> tags,
        Money priceFen,
        Money highestPriceFen,
        Money listPriceFen,
        @Nullable Money memberPriceFen,
        Instant since) {

    static InterestResponse of(Interest interest) {
        var product = interest.product();
        return new InterestResponse(
                product.id(),
                product.title(),
                product.subtitle(),
                product.picture(),
                product.state(),
                product.tags(),
                product.price(),
                product.highestPrice(),
                product.listPrice(),
                product.memberPrice(),
                interest.since());
    }
}
