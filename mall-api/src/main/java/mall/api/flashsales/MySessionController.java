package mall.api.flashsales;

import java.util.List;
import mall.domain.kernel.SkuId;
import mall.member.members.Shopper;
import mall.promotion.flashsale.FlashSession;
import mall.promotion.flashsale.SessionId;
import mall.promotion.flashsale.SessionState;
import mall.promotion.flashsale.board.SaleBoard;
import mall.promotion.flashsale.counter.AttemptTokens;
import mall.promotion.flashsale.reminders.Reminders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What a session's page knows of the shopper who looks at it.
@RestController
@RequestMapping("/api/flash-sales/sessions/{id}")
class MySessionController {

    private final SaleBoard board;
    private final AttemptTokens tokens;
    private final Reminders reminders;

    MySessionController(SaleBoard board, AttemptTokens tokens, Reminders reminders) {
        this.board = board;
        this.tokens = tokens;
        this.reminders = reminders;
    }

    /// @param reminder whether he is told before it opens
    /// @param attempts one for each of its goods; none when it is over
    record MySessionResponse(boolean reminder, List<AttemptResponse> attempts) {}

    /// @param token good for one attempt of this shopper
    record AttemptResponse(SkuId sku, String token) {}

    /// Fresh tokens, each good for one attempt until the session closes: whoever needs another asks
    /// again.
    @GetMapping("/mine")
    MySessionResponse mine(@PathVariable SessionId id, @AuthenticationPrincipal Shopper shopper) {
        var poster = board.require(id);
        List<AttemptResponse> attempts =
                poster.state() == SessionState.OVER ? List.of() : attempts(poster.session(), shopper);
        return new MySessionResponse(reminders.isAsked(id, shopper.id()), attempts);
    }

    /// Some minutes before it opens he is told, as far as he allowed such messages.
    @PutMapping("/reminder")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remind(@PathVariable SessionId id, @AuthenticationPrincipal Shopper shopper) {
        reminders.ask(id, shopper.id());
    }

    @DeleteMapping("/reminder")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable SessionId id, @AuthenticationPrincipal Shopper shopper) {
        reminders.takeBack(id, shopper.id());
    }

    private List<AttemptResponse> attempts(FlashSession session, Shopper shopper) {
        return session.lots().stream()
                .map(lot ->
                        new AttemptResponse(lot.id().sku(), tokens.issue(shopper.id(), lot.id(), session.closesAt())))
                .toList();
    }
}
