package mall.api.carts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import mall.domain.carts.CartCount;
import mall.domain.carts.CartLineId;
import mall.domain.carts.CartViews;
import mall.domain.carts.Carts;
import mall.domain.kernel.SkuId;
import mall.member.members.Shopper;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What the shopper means to buy. Whatever changes the cart answers with all of it, so that no
/// page has to ask again.
@RestController
@RequestMapping("/api/cart")
class CartController {

    private final Carts carts;
    private final CartViews views;

    CartController(Carts carts, CartViews views) {
        this.carts = carts;
        this.views = views;
    }

    record AddLine(
            SkuId sku, @Min(1) @Max(Carts.MAXIMUM_QUANTITY) int quantity) {}

    /// @param lineId the line that now holds it, with what it held before
    /// @param lines how many lines the cart has
    /// @param units how many units, all lines together
    record AddedResponse(CartLineId lineId, int lines, int units) {}

    record SetQuantity(@Min(1) @Max(Carts.MAXIMUM_QUANTITY) int quantity) {}

    /// @param lineIds the lines to be ordered next, and no others
    record Select(@Size(max = Carts.MAXIMUM_LINES) Set<@NotNull CartLineId> lineIds) {}

    /// For the badge.
    record CountResponse(int lines, int units) {
        static CountResponse of(CartCount count) {
            return new CountResponse(count.lines(), count.units());
        }
    }

    @GetMapping
    CartResponse show(@AuthenticationPrincipal Shopper shopper) {
        return CartResponse.of(views.of(shopper.id()));
    }

    @GetMapping("/count")
    CountResponse count(@AuthenticationPrincipal Shopper shopper) {
        return CountResponse.of(views.count(shopper.id()));
    }

    /// Adds to the line of this SKU, which begins when there is none.
    @PostMapping("/lines")
    @ResponseStatus(HttpStatus.CREATED)
    AddedResponse add(@Valid @RequestBody AddLine line, @AuthenticationPrincipal Shopper shopper) {
        var id = carts.add(shopper.id(), line.sku(), line.quantity());
        var count = views.count(shopper.id());
        return new AddedResponse(id, count.lines(), count.units());
    }

    @PutMapping("/lines/{id}/quantity")
    CartResponse setQuantity(
            @PathVariable CartLineId id,
            @Valid @RequestBody SetQuantity line,
            @AuthenticationPrincipal Shopper shopper) {
        carts.setQuantity(id, shopper.id(), line.quantity());
        return show(shopper);
    }

    @PutMapping("/lines/{id}/selection")
    CartResponse select(@PathVariable CartLineId id, @AuthenticationPrincipal Shopper shopper) {
        carts.select(id, shopper.id());
        return show(shopper);
    }

    @DeleteMapping("/lines/{id}/selection")
    CartResponse unselect(@PathVariable CartLineId id, @AuthenticationPrincipal Shopper shopper) {
        carts.unselect(id, shopper.id());
        return show(shopper);
    }

    /// Selects these lines and unselects all others: one, many, all or none.
    @PutMapping("/selection")
    CartResponse selectOnly(@Valid @RequestBody Select selection, @AuthenticationPrincipal Shopper shopper) {
        carts.selectOnly(shopper.id(), selection.lineIds());
        return show(shopper);
    }

    @DeleteMapping("/lines/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable CartLineId id, @AuthenticationPrincipal Shopper shopper) {
        carts.remove(shopper.id(), Set.of(id));
    }

    /// Several at once.
    ///
    /// @param id of each line
    @DeleteMapping("/lines")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeAll(
            @RequestParam @Size(min = 1, max = Carts.MAXIMUM_LINES) List<CartLineId> id,
            @AuthenticationPrincipal Shopper shopper) {
        carts.remove(shopper.id(), Set.copyOf(id));
    }
}
