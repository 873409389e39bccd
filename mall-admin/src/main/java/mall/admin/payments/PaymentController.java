package mall.admin.payments;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mall.admin.payments.RefundController.RefundResponse;
import mall.domain.payments.PayableRef;
import mall.domain.payments.PaymentId;
import mall.domain.payments.PaymentViews;
import mall.domain.payments.PaymentViews.Attempt;
import mall.web.Needs;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Money that came in for something, attempt by attempt.
@RestController
@RequestMapping("/admin/api/payments")
class PaymentController {

    private final PaymentViews views;

    PaymentController(PaymentViews views) {
        this.views = views;
    }

    /// @param number what WeChat knows it by
    /// @param kept whether it is the success that counts; another one goes back
    record AttemptResponse(
            PaymentId id,
            String number,
            long amountFen,
            Attempt.State state,
            boolean kept,
            @Nullable String transactionId,
            Instant createdAt,
            Instant payBy,
            @Nullable Instant paidAt) {

        static AttemptResponse of(Attempt attempt) {
            return new AttemptResponse(
                    attempt.id(),
                    attempt.id().outTradeNo(),
                    attempt.amount().fen(),
                    attempt.state(),
                    attempt.isKept(),
                    attempt.transactionId(),
                    attempt.createdAt(),
                    attempt.payBy(),
                    attempt.paidAt());
        }
    }

    /// Both newest first.
    record PaymentsResponse(List<AttemptResponse> attempts, List<RefundResponse> refunds) {}

    /// Empty for what nobody tried to pay.
    ///
    /// @param kind what is paid: `order`
    @Needs("payments:read")
    @GetMapping("/{kind}/{id}")
    PaymentsResponse of(@PathVariable String kind, @PathVariable UUID id) {
        var payable = new PayableRef(kind, id);
        return new PaymentsResponse(
                views.attempts(payable).stream().map(AttemptResponse::of).toList(),
                views.refunds(payable).stream().map(RefundResponse::of).toList());
    }
}
