package mall.api.flashsales;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import mall.api.orders.Baskets.ChoiceRequest;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.Choice;
import mall.member.members.Shopper;
import mall.member.members.addresses.AddressId;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.SessionId;
import mall.promotion.flashsale.counter.Counter;
import mall.promotion.flashsale.counter.Outcome.Ordered;
import mall.promotion.flashsale.counter.Outcome.Refused;
import mall.promotion.flashsale.counter.Outcome.Waiting;
import mall.promotion.flashsale.counter.Tap;
import mall.web.Limited;
import mall.web.Limited.Traffic;
import mall.web.Once;
import mall.web.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// 立即抢购.
@RestController
@RequestMapping("/api/flash-sales")
@SignedIn
class PurchaseController {

    private final Counter counter;

    PurchaseController(Counter counter) {
        this.counter = counter;
    }

    /// @param token the attempt token that the session's page showed for this SKU
    /// @param address one of the shopper's own; none for what nobody brings
    /// @param choices promotions that he picked besides: coupons are used only when they are picked
    /// @param totalFen what he saw and agreed to, in fen
    record PurchaseRequest(
            @NotNull SkuId sku,
            @Min(1) @Max(9_999) int quantity,
            @NotBlank @Size(max = 100) String token,
            @Nullable AddressId address,
            @Nullable @Size(max = 20) List<@Valid @NotNull ChoiceRequest> choices,
            @Nullable @Size(max = 200) String remark,
            @PositiveOrZero long totalFen) {

        Tap tap(SessionId session, IdempotencyKey key) {
            List<ChoiceRequest> picked = choices == null ? List.of() : choices;
            return new Tap(
                    new LotId(session, sku),
                    quantity,
                    token,
                    address,
                    picked.stream()
                            .map(choice -> new Choice(choice.play(), choice.promotion(), choice.option()))
                            .toList(),
                    remark == null || remark.isBlank() ? null : remark.strip(),
                    Money.ofFen(totalFen),
                    key);
        }
    }

    /// Buys, if there is a unit left. The answer is the order, once it is there to stay; when there is a
    /// queue, a ticket to ask with. The same request under the same key gets the same answer, so whoever
    /// got none just asks again.
    @Limited({Traffic.RUSH, Traffic.CROWD})
    @ApiResponse(responseCode = "201", description = "It is ordered, and waits for its payment")
    @ApiResponse(responseCode = "202", description = "It is in the queue: ask with the ticket in a second")
    @PostMapping("/sessions/{session}/purchases")
    ResponseEntity<PurchaseResponse> buy(
            @PathVariable SessionId session,
            @Valid @RequestBody PurchaseRequest purchase,
            @Once("flash-sale") IdempotencyKey key) {
        return switch (counter.buy(purchase.tap(session, key))) {
            case Ordered order -> ResponseEntity.status(HttpStatus.CREATED).body(PurchaseResponse.of(order));
            case Waiting waiting ->
                ResponseEntity.accepted()
                        .location(URI.create("/api/flash-sales/tickets/" + waiting.ticket()))
                        .header(HttpHeaders.RETRY_AFTER, "1")
                        .body(PurchaseResponse.of(waiting));
            case Refused(var why) -> throw why;
        };
    }

    /// What has come of a ticket: still waiting, the order, or the problem for which there is none.
    @GetMapping("/tickets/{ticket}")
    PurchaseResponse ticket(@PathVariable String ticket, @AuthenticationPrincipal Shopper shopper) {
        return switch (counter.outcome(ticket, shopper.id())) {
            case Ordered order -> PurchaseResponse.of(order);
            case Waiting waiting -> PurchaseResponse.of(waiting);
            case Refused(var why) -> throw why;
        };
    }
}
