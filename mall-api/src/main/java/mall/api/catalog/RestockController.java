package mall.api.catalog;

import java.util.List;
import mall.domain.catalog.restock.RestockRequests;
import mall.domain.kernel.SkuId;
import mall.member.members.Shopper;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Waiting for what is sold out.
@RestController
@RequestMapping("/api")
class RestockController {

    private final RestockRequests requests;

    RestockController(RestockRequests requests) {
        this.requests = requests;
    }

    /// @param items what the shopper waits for, the latest request first
    record WaitingResponse(List<SkuId> items) {}

    /// Asks to be told once when there is some again.
    @PostMapping("/skus/{id}/restock-requests")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void request(@PathVariable SkuId id, @AuthenticationPrincipal Shopper shopper) {
        requests.request(shopper.id(), id);
    }

    @DeleteMapping("/skus/{id}/restock-requests")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable SkuId id, @AuthenticationPrincipal Shopper shopper) {
        requests.withdraw(shopper.id(), id);
    }

    @GetMapping("/restock-requests")
    WaitingResponse waiting(@AuthenticationPrincipal Shopper shopper) {
        return new WaitingResponse(requests.waitingFor(shopper.id()));
    }
}
