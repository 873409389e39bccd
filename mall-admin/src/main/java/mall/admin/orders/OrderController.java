package mall.admin.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.MemberId;
import mall.domain.operators.ActionLog;
import mall.domain.operators.SignedInOperator;
import mall.domain.orders.CancelReason;
import mall.domain.orders.Cancellations;
import mall.domain.orders.Carrier;
import mall.domain.orders.LineUnits;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderRefunds;
import mall.domain.orders.OrderState;
import mall.domain.orders.Orders;
import mall.domain.orders.ParcelId;
import mall.domain.orders.Shipment;
import mall.domain.orders.Shipment.Tracking;
import mall.domain.orders.views.DeliveryView;
import mall.domain.orders.views.HistoryEntry;
import mall.domain.orders.views.OrderDesk;
import mall.domain.orders.views.OrderSearch;
import mall.web.Cursor;
import mall.web.Listing;
import mall.web.Needs;
import mall.web.Once;
import mall.web.orders.OrderResponse;
import mall.web.orders.OrderRow;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The order desk.
@RestController
@RequestMapping("/admin/api/orders")
class OrderController {

    private final OrderDesk desk;
    private final Orders orders;
    private final Cancellations cancellations;
    private final OrderRefunds refunds;
    private final ActionLog log;

    OrderController(OrderDesk desk, Orders orders, Cancellations cancellations, OrderRefunds refunds, ActionLog log) {
        this.desk = desk;
        this.orders = orders;
        this.cancellations = cancellations;
        this.refunds = refunds;
        this.log = log;
    }

    record PartRequest(@Positive int line, @Positive int quantity) {

        LineUnits units() {
            return new LineUnits(line, quantity);
        }
    }

    /// @param carrier none, as the tracking number, for what nobody carries
    /// @param parts what is in the parcel; all that is left when there are none
    record Ship(
            @Nullable Carrier carrier,
            @Nullable @Size(max = 40) String trackingNumber,
            @Nullable @Size(max = 100) List<@Valid @NotNull PartRequest> parts) {

        @JsonIgnore
        @AssertTrue(message = "a carrier and a tracking number come together")
        boolean isTrackable() {
            return (carrier == null) == (trackingNumber == null);
        }

        Shipment shipment() {
            var tracking = carrier == null || trackingNumber == null ? null : new Tracking(carrier, trackingNumber);
            return new Shipment(
                    tracking,
                    parts == null
                            ? List.of()
                            : parts.stream().map(PartRequest::units).toList());
        }
    }

    record CorrectTracking(
            @NotNull Carrier carrier,
            @NotBlank @Size(max = 40) String trackingNumber) {}

    /// @param reason what the buyer reads
    record Refund(
            @NotEmpty @Size(max = 100) List<@Valid @NotNull PartRequest> parts,
            @NotBlank @Size(max = 80) String reason) {}

    record Note(@NotBlank @Size(max = 500) String text) {}

    record ShippedResponse(ParcelId parcel) {}

    /// The newest first; everything that is given must fit.
    ///
    /// @param phone the receiver's, whole or its last four digits
    /// @param title a part of a product's title
    /// @param late only what should be on its way by now and is not
    @Needs("orders:read")
    @GetMapping
    Listing<OrderRow> search(
            @RequestParam(required = false) @Pattern(regexp = "[0-9]{16}") @Nullable String number,
            @RequestParam(required = false) @Pattern(regexp = "[0-9]{4}|1[0-9]{10}") @Nullable String phone,
            @RequestParam(required = false) @Size(min = 1, max = 60) @Nullable String title,
            @RequestParam(required = false) @Nullable MemberId buyer,
            @RequestParam(defaultValue = "") Set<OrderState> state,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            Cursor cursor) {
        var before = cursor.after() == null ? null : new OrderId(UUID.fromString(cursor.after()));
        var search = new OrderSearch(number, phone, title, buyer, state, late, from, until);
        return cursor.listing(desk.search(search, before, cursor.limit()).map(OrderRow::of));
    }

    /// How many orders wait to be shipped.
    @Needs("orders:read")
    @GetMapping("/waiting")
    Map<OrderState, Integer> waiting() {
        return desk.waiting();
    }

    @Needs("orders:read")
    @GetMapping("/{id}")
    OrderResponse show(@PathVariable OrderId id) {
        return OrderResponse.of(desk.detail(id).masked());
    }

    /// Who did what, the oldest first.
    @Needs("orders:read")
    @GetMapping("/{id}/history")
    List<HistoryEntry> history(@PathVariable OrderId id) {
        show(id);
        return desk.history(id);
    }

    /// The receiver in the clear; that somebody looked is written down, hence no GET.
    @Needs("orders:reveal-address")
    @PostMapping("/{id}/address-revelations")
    @ResponseStatus(HttpStatus.CREATED)
    DeliveryView reveal(@PathVariable OrderId id, @AuthenticationPrincipal SignedInOperator me) {
        var delivery = desk.detail(id).delivery();
        log.record(me.actor(), "orders:reveal-address", "order:" + id, null, null);
        return delivery;
    }

    /// A parcel leaves the house.
    @Needs("orders:ship")
    @PostMapping("/{id}/parcels")
    @ResponseStatus(HttpStatus.CREATED)
    ShippedResponse ship(
            @PathVariable OrderId id,
            @Valid @RequestBody Ship ship,
            @Once("ship-parcel") IdempotencyKey key,
            @AuthenticationPrincipal SignedInOperator me) {
        return new ShippedResponse(orders.ship(id, ship.shipment(), me.actor(), key));
    }

    /// Replaces a wrong tracking number, once: WeChat takes no second correction.
    @Needs("orders:ship")
    @PutMapping("/{id}/parcels/{parcel}/tracking")
    OrderResponse correctTracking(
            @PathVariable OrderId id,
            @PathVariable ParcelId parcel,
            @Valid @RequestBody CorrectTracking correct,
            @AuthenticationPrincipal SignedInOperator me) {
        orders.correctTracking(id, parcel, new Tracking(correct.carrier(), correct.trackingNumber()), me.actor());
        return show(id);
    }

    /// The shop undoes an order of which nothing has been shipped; what was paid goes back.
    @Needs("orders:cancel")
    @PostMapping("/{id}/cancellation")
    OrderResponse cancel(
            @PathVariable OrderId id,
            @Once("cancel-order") IdempotencyKey key,
            @AuthenticationPrincipal SignedInOperator me) {
        cancellations.cancel(id, me.actor(), CancelReason.SHOP, key);
        return show(id);
    }

    /// Gives back what units of lines cost, to the fen.
    @Needs("orders:refund")
    @PostMapping("/{id}/refunds")
    @ResponseStatus(HttpStatus.CREATED)
    OrderResponse refund(
            @PathVariable OrderId id,
            @Valid @RequestBody Refund refund,
            @Once("refund-order") IdempotencyKey key,
            @AuthenticationPrincipal SignedInOperator me) {
        refunds.refund(id, refund.parts().stream().map(PartRequest::units).toList(), refund.reason(), key, me.actor());
        return show(id);
    }

    /// A word for the colleagues; the buyer does not see it.
    @Needs("orders:note")
    @PostMapping("/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    OrderResponse note(
            @PathVariable OrderId id, @Valid @RequestBody Note note, @AuthenticationPrincipal SignedInOperator me) {
        orders.note(id, note.text(), me.actor());
        return show(id);
    }
}
