package mall.admin.payments;

import java.time.Instant;
import java.util.UUID;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.payments.PaymentId;
import mall.domain.payments.PaymentViews;
import mall.domain.payments.PaymentViews.RefundView;
import mall.domain.payments.Payments;
import mall.domain.payments.RefundId;
import mall.web.Cursor;
import mall.web.Listing;
import mall.web.Needs;
import mall.web.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Money that goes back through WeChat Pay. Most refunds need nobody.
@RestController
@RequestMapping("/admin/api/refunds")
class RefundController {

    private final Payments payments;
    private final PaymentViews views;

    RefundController(Payments payments, PaymentViews views) {
        this.payments = payments;
        this.views = views;
    }

    /// @param number what WeChat knows it by
    /// @param payableKind what was paid: `order`
    /// @param trouble what is in the way: WeChat's code, `no-answer`, `abnormal`, `closed`
    record RefundResponse(
            RefundId id,
            String number,
            PaymentId payment,
            String payableKind,
            UUID payableId,
            String cause,
            long amountFen,
            RefundView.State state,
            @Nullable String trouble,
            int tries,
            Instant createdAt,
            @Nullable Instant settledAt) {

        static RefundResponse of(RefundView refund) {
            return new RefundResponse(
                    refund.id(),
                    refund.id().outRefundNo(),
                    refund.payment(),
                    refund.payable().kind(),
                    refund.payable().id(),
                    refund.cause(),
                    refund.amount().fen(),
                    refund.state(),
                    refund.trouble(),
                    refund.tries(),
                    refund.createdAt(),
                    refund.settledAt());
        }
    }

    record RetriedResponse(RefundId refund) {}

    /// Those with something in the way, the newest first.
    @Needs("payments:read")
    @GetMapping("/troubled")
    Listing<RefundResponse> troubled(Cursor cursor) {
        var after = cursor.after();
        var before = after == null ? null : new RefundId(UUID.fromString(after));
        return cursor.listing(views.troubledRefunds(before, cursor.limit()).map(RefundResponse::of));
    }

    /// Tries a refund that WeChat has given up again, under a new number.
    @Needs("payments:refund")
    @PostMapping("/{id}/retries")
    @ResponseStatus(HttpStatus.CREATED)
    RetriedResponse retry(@PathVariable RefundId id, @Once("retry-refund") IdempotencyKey key) {
        return new RetriedResponse(payments.retryRefund(id, key));
    }
}
