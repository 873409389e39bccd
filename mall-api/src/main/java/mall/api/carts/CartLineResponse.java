package mall.api.carts;

import java.util.List;
import mall.domain.carts.CartLine;
import mall.domain.carts.CartLineId;
import mall.domain.carts.LineProblem;
import mall.domain.carts.LineProblem.FewerLeft;
import mall.domain.carts.LineProblem.Gone;
import mall.domain.carts.LineProblem.OffSale;
import mall.domain.carts.LineProblem.OverLimit;
import mall.domain.carts.LineProblem.PriceChanged;
import mall.domain.carts.LineProblem.SoldOut;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;

/// One SKU in the cart.
///
/// @param goods what it is; null when nobody knows it any more
/// @param canBeOrdered whether nothing is in the way
/// @param problems what has become different since it was put in
record CartLineResponse(
        CartLineId id,
        SkuId sku,
        @Nullable Goods goods,
        int quantity,
        boolean selected,
        boolean canBeOrdered,
        List<Problem> problems) {

    /// @param specText the chosen values, as people read them
    /// @param picture path; narrower with `?w=400`
    /// @param maxPerOrder how many units of the product one order may hold
    record Goods(
            ProductId product,
            String title,
            String specText,
            @Nullable String picture,
            Money priceFen,
            Money listPriceFen,
            @Nullable Money memberPriceFen,
            @Nullable Integer maxPerOrder) {}

    /// @param available how many are left, when fewer than wanted
    /// @param limit how many of the product one order may hold, when the cart holds more
    /// @param priceWasFen what it cost when it was put in, when it costs something else now
    record Problem(
            Kind kind,
            @Nullable Integer available,
            @Nullable Integer limit,
            @Nullable Money priceWasFen) {

        /// Only a changed price is not in the way of ordering.
        enum Kind {
            GONE,
            OFF_SALE,
            SOLD_OUT,
            FEWER_LEFT,
            OVER_LIMIT,
            PRICE_CHANGED
        }

        static Problem of(LineProblem problem) {
            return switch (problem) {
                case Gone _ -> new Problem(Kind.GONE, null, null, null);
                case OffSale _ -> new Problem(Kind.OFF_SALE, null, null, null);
                case SoldOut _ -> new Problem(Kind.SOLD_OUT, null, null, null);
                case FewerLeft(int available) -> new Problem(Kind.FEWER_LEFT, available, null, null);
                case OverLimit(int limit) -> new Problem(Kind.OVER_LIMIT, null, limit, null);
                case PriceChanged changed -> new Problem(Kind.PRICE_CHANGED, null, null, changed.was());
            };
        }
    }

    static CartLineResponse of(CartLine line) {
        return new CartLineResponse(
                line.id(),
                line.sku(),
                goods(line),
                line.quantity(),
                line.isSelected(),
                line.canBeOrdered(),
                line.problems().stream().map(Problem::of).toList());
    }

    private static @Nullable Goods goods(CartLine line) {
        var sku = line.snapshot();
        if (sku == null) return null;
        return new Goods(
                sku.product(),
                sku.title(),
                sku.specText(),
                sku.picture(),
                sku.price(),
                sku.listPrice(),
                sku.memberPrice(),
                sku.maxPerOrder());
    }
}
