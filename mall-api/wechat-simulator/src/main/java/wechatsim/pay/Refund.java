package wechatsim.pay;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wechatsim.crypto.PlatformKeys;
import wechatsim.gateway.PayError;
import wechatsim.kernel.RandomText;

/// Money on its way back to the shopper: accepted at once, settled later. A repeated request of the
/// same number is the same refund.
final class Refund {

    private final String refundId;
    private final RefundRequest terms;
    private final Payment payment;
    private final PlatformKeys.Kind asked;
    private final Instant created;
    private RefundStatus status = RefundStatus.PROCESSING;
    private @Nullable Instant succeeded;

    Refund(RefundRequest terms, Payment payment, PlatformKeys.Kind asked, Instant now) {
        refundId = "50" + RandomText.digits(27);
        this.terms = terms;
        this.payment = payment;
        this.asked = asked;
        created = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /// As an earlier run left it.
    Refund(Kept kept, Payment payment) {
        refundId = kept.refundId();
        terms = kept.terms();
        this.payment = payment;
        asked = kept.asked();
        created = kept.created();
        status = kept.status();
        succeeded = kept.succeeded();
    }

    synchronized Kept kept() {
        return new Kept(refundId, terms, asked, created, status, succeeded);
    }

    void checkSameAs(RefundRequest again) {
        if (!terms.equals(again)) throw PayError.invalidRequest("请求重入时，参数与首次请求时不一致");
    }

    /// Lets it end, unless it has.
    ///
    /// @return whether this changed anything
    synchronized boolean settle(RefundStatus end, Instant now) {
        if (status == RefundStatus.SUCCESS || status == RefundStatus.CLOSED || status == end) return false;
        status = end;
        if (end == RefundStatus.SUCCESS) succeeded = now.truncatedTo(ChronoUnit.SECONDS);
        return true;
    }

    synchronized RefundStatus status() {
        return status;
    }

    synchronized Optional<Instant> succeeded() {
        return Optional.ofNullable(succeeded);
    }

    /// What it takes out of what can still be refunded.
    int taken() {
        return status() == RefundStatus.CLOSED ? 0 : amount();
    }

    int amount() {
        return terms.amount().refund();
    }

    String refundId() {
        return refundId;
    }

    String outRefundNo() {
        return terms.outRefundNo();
    }

    RefundRequest terms() {
        return terms;
    }

    Payment payment() {
        return payment;
    }

    PlatformKeys.Kind asked() {
        return asked;
    }

    Instant created() {
        return created;
    }

    /// All of it, to be written down with its payment. More components than a constructor should
    /// have: nothing may be forgotten.
    record Kept(
            String refundId,
            RefundRequest terms,
            PlatformKeys.Kind asked,
            Instant created,
            RefundStatus status,
            @Nullable Instant succeeded) {}
}
