package mall.api.members;

import mall.domain.catalog.ProductId;
import mall.member.members.Shopper;
import mall.member.members.interests.Favourites;
import mall.web.Cursor;
import mall.web.Listing;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The products that the shopper marked.
@RestController
@RequestMapping("/api/favourites")
class FavouriteController {

    private final Favourites favourites;

    FavouriteController(Favourites favourites) {
        this.favourites = favourites;
    }

    record FavouriteResponse(boolean favourite) {}

    /// The newest first.
    @GetMapping
    Listing<InterestResponse> list(Cursor cursor, @AuthenticationPrincipal Shopper shopper) {
        return cursor.listing(
                favourites.of(shopper.id(), cursor.after(), cursor.limit()).map(InterestResponse::of));
    }

    /// Whether this product is one.
    @GetMapping("/{product}")
    FavouriteResponse show(@PathVariable ProductId product, @AuthenticationPrincipal Shopper shopper) {
        return new FavouriteResponse(favourites.has(shopper.id(), product));
    }

    @PutMapping("/{product}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@PathVariable ProductId product, @AuthenticationPrincipal Shopper shopper) {
        favourites.add(shopper.id(), product);
    }

    @DeleteMapping("/{product}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable ProductId product, @AuthenticationPrincipal Shopper shopper) {
        favourites.remove(shopper.id(), product);
    }
}
