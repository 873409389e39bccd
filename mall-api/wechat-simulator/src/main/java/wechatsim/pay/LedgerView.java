package wechatsim.pay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The true list of payments, each with its refunds, oldest first.
public record LedgerView(List<Entry> payments) {

    /// A payment, paid or not. More components than a constructor should have: it is what a
    /// comparison needs.
    ///
    /// @param refunded what was given back or is on its way
    public record Entry(
            String outTradeNo,
            @Nullable String transactionId,
            String openid,
            String description,
            String state,
            int total,
            int refunded,
            Instant created,
            Instant payableUntil,
            @Nullable Instant paidAt,
            boolean payable,
            int failedTries,
            List<RefundEntry> refunds) {}

    /// A refund.
    public record RefundEntry(
            String outRefundNo,
            String refundId,
            RefundStatus status,
            int amount,
            Instant created,
            @Nullable Instant succeeded) {}
}
