package mall.api.orders;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductKind;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.SkuId;
import mall.domain.orders.Basket;
import mall.domain.orders.Delivery;
import mall.domain.orders.pricing.Choice;
import mall.member.members.addresses.AddressId;
import mall.member.members.addresses.Addresses;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the basket that checkout knows of what a shopper sent: his own address becomes a value.
@Component
public class Baskets {

    private final Addresses addresses;
    private final Catalog catalog;

    Baskets(Addresses addresses, Catalog catalog) {
        this.addresses = addresses;
        this.catalog = catalog;
    }

    public record ItemRequest(@NotNull SkuId sku, int quantity) {}

    /// A promotion that the shopper picked. A play of which he picks nothing does what is best for
    /// him by itself.
    ///
    /// @param option what he picked of it: the SKU of a gift
    public record ChoiceRequest(
            @NotBlank @Size(max = 40) String play,

            @NotBlank
            @Size(max = 80)
            @Schema(
                    description = "Which of the play's promotions: the id of a coupon (play `coupon`), a team, a"
                            + " campaign, what a flash sale's session says is its own (play `flash-sale`). It applies or the basket is refused with `promotion-not-applicable`."
                            + " `none` keeps the play out: no coupon is used. Without a choice of coupons the"
                            + " set that saves most is used.")
            String promotion,

            @Nullable @Size(max = 64) String option) {}

    /// @param address one of the shopper's own; none while he only looks, or for what nobody brings
    public record BasketRequest(
            @NotEmpty @Size(max = 100) List<@Valid @NotNull ItemRequest> items,
            @Nullable AddressId address,
            @Nullable @Size(max = 20) List<@Valid @NotNull ChoiceRequest> choices,
            @Nullable @Size(max = 200) String remark) {}

    public Basket basket(BasketRequest request, MemberId buyer) {
        var items = request.items().stream()
                .map(item -> new Basket.Item(item.sku(), item.quantity()))
                .toList();
        List<ChoiceRequest> choices = request.choices() == null ? List.of() : request.choices();
        return new Basket(
                buyer,
                items,
                delivery(request.address(), items, buyer),
                choices.stream()
                        .map(choice -> new Choice(choice.play(), choice.promotion(), choice.option()))
                        .toList(),
                request.remark() == null || request.remark().isBlank()
                        ? null
                        : request.remark().strip());
    }

    private @Nullable Delivery delivery(@Nullable AddressId address, List<Basket.Item> items, MemberId buyer) {
        if (address != null)
            return new Delivery.Express(addresses.find(address, buyer).delivery());
        var skus = catalog.skus(items.stream().map(Basket.Item::sku).toList()).values();
        var nothingToBring = !skus.isEmpty() && skus.stream().allMatch(sku -> sku.kind() == ProductKind.VIRTUAL);
        return nothingToBring ? new Delivery.Virtual() : null;
    }
}
