package mall.api.flashsales;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.NotFound;
import mall.promotion.flashsale.SessionId;
import mall.promotion.flashsale.board.SaleBoard;
import mall.web.Open;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What flash sales there are. Every answer says what time it is in the shop, for countdowns: the
/// shopper's own clock counts for nothing.
@RestController
@RequestMapping("/api")
class SaleController {

    private final SaleBoard board;
    private final Clock clock;

    SaleController(SaleBoard board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    /// In one piece: what is open, and what comes next.
    ///
    /// @param now the shop's time
    record SaleList(Instant now, List<SaleSessionResponse> items) {}

    /// What is open, and the next sessions, each with its first goods.
    @Open
    @GetMapping("/flash-sales")
    SaleList list() {
        var now = clock.instant();
        return new SaleList(
                now,
                board.ahead().stream()
                        .map(poster -> SaleSessionResponse.preview(poster, now))
                        .toList());
    }

    /// A session with all its goods, before, while and for a day after it is open.
    @Open
    @GetMapping("/flash-sales/sessions/{id}")
    SaleSessionResponse show(@PathVariable SessionId id) {
        return SaleSessionResponse.of(board.require(id), clock.instant());
    }

    /// The session in which a product is sold now, or will be next; 404 when there is none.
    @Open
    @GetMapping("/products/{id}/flash-sale")
    SaleSessionResponse product(@PathVariable ProductId id) {
        return board.next(id)
                .map(poster -> SaleSessionResponse.of(poster, clock.instant()))
                .orElseThrow(() -> new NotFound("flash-session", id));
    }
}
