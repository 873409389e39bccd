package mall.api.members;

import mall.domain.catalog.ProductId;
import mall.member.members.Shopper;
import mall.member.members.interests.Footprints;
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

/// The products that the shopper looked at. The Mini Program tells us when a product's page is
/// opened, so that the page itself is the same for everybody.
@RestController
@RequestMapping("/api/footprints")
class FootprintController {

    private final Footprints footprints;

    FootprintController(Footprints footprints) {
        this.footprints = footprints;
    }

    /// The last first.
    @GetMapping
    Listing<InterestResponse> list(Cursor cursor, @AuthenticationPrincipal Shopper shopper) {
        return cursor.listing(
                footprints.of(shopper.id(), cursor.after(), cursor.limit()).map(InterestResponse::of));
    }

    @PutMapping("/{product}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void note(@PathVariable ProductId product, @AuthenticationPrincipal Shopper shopper) {
        footprints.note(shopper.id(), product);
    }

    @DeleteMapping("/{product}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable ProductId product, @AuthenticationPrincipal Shopper shopper) {
        footprints.remove(shopper.id(), product);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeAll(@AuthenticationPrincipal Shopper shopper) {
        footprints.removeAll(shopper.id());
    }
}
