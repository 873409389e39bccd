package mall.promotion.coupon;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// What a coupon is worth.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Benefit.AmountOff.class, name = "AMOUNT"),
    @JsonSubTypes.Type(value = Benefit.PercentOff.class, name = "PERCENT"),
    @JsonSubTypes.Type(value = Benefit.Exchange.class, name = "EXCHANGE"),
    @JsonSubTypes.Type(value = Benefit.FreeFreight.class, name = "FREE_FREIGHT")
})
public sealed interface Benefit {

    /// 满减券: so much off the goods that it is used on.
    record AmountOff(Money amount) implements Benefit {}

    /// 折扣券: a part of what the goods cost; what is less than a fen is not taken off.
    ///
    /// @param percent that is taken off, 1 to 100: 15 for what is called 8.5 折
    /// @param atMost null when there is no such bound
    record PercentOff(int percent, @Nullable Money atMost) implements Benefit {}

    /// 兑换券: one unit of the product for nothing, the dearest one in the basket.
    record Exchange(ProductId product) implements Benefit {}

    /// 包邮券: the freight, or as much of it as it covers.
    ///
    /// @param atMost null for all of it
    record FreeFreight(@Nullable Money atMost) implements Benefit {}
}
