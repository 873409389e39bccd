package mall.domain.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import mall.domain.kernel.Money;

/// One repayment, as its row was when it was read.
///
/// Its life: *due* until WeChat has taken it, then *processing* until WeChat says how it ended:
/// *succeeded*, *closed* (WeChat gave up; it may be retried under a new number), or *abnormal*
/// (somebody must help at WeChat, and it can still succeed). *Rejected* is what WeChat never took.
record Refund(
        RefundId id,
        PaymentId payment,
        PayableRef payable,
        String cause,
        String reason,
        Money amount,
        Money total,
        String mchid,
        Status status,
        boolean sent,
        int tries) {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    enum Status {
        DUE,
        PROCESSING,
        ABNORMAL,
        SUCCEEDED,
        CLOSED,
        REJECTED;

        boolean isOver() {
            return switch (this) {
                case SUCCEEDED, CLOSED, REJECTED -> true;
                case DUE, PROCESSING, ABNORMAL -> false;
            };
        }

        static Status of(RefundNotice.State state) {
            return switch (state) {
                case PROCESSING -> PROCESSING;
                case SUCCEEDED -> SUCCEEDED;
                case ABNORMAL -> ABNORMAL;
                case CLOSED -> CLOSED;
            };
        }
    }

    /// Whether the money stays with the shop for good, so that it may be given back anew.
    boolean isFailed() {
        return status == Status.CLOSED || status == Status.REJECTED;
    }

    /// In what the notice contradicts this refund; empty when in nothing.
    Optional<String> contradiction(RefundNotice notice) {
        if (notice.mchid() != null && !notice.mchid().equals(mchid)) return Optional.of("mchid");
        if (!notice.outTradeNo().equals(payment.outTradeNo())) return Optional.of("payment");
        if (!notice.total().equals(total)) return Optional.of("total");
        if (!notice.refunded().equals(amount)) return Optional.of("amount");
        if (isFailed() && notice.state() == RefundNotice.State.SUCCEEDED) {
            // It went back after all, perhaps twice by now.
            return Optional.of("state");
        }
        return Optional.empty();
    }

    /// How long to wait before the next try: twice as long each time, an hour at most.
    Duration wait(Duration first) {
        var grown = first.multipliedBy(1L << Math.min(tries, 12));
        return grown.compareTo(LONGEST_WAIT) < 0 ? grown : LONGEST_WAIT;
    }

    PaymentGateway.Repayment repayment() {
        return new PaymentGateway.Repayment(id, payment, amount, total, reason);
    }

    static Refund read(ResultSet row, int number) throws SQLException {
        return new Refund(
                new RefundId(row.getObject("id", UUID.class)),
                new PaymentId(row.getObject("payment_id", UUID.class)),
                new PayableRef(row.getString("payable_kind"), row.getObject("payable_id", UUID.class)),
                row.getString("cause"),
                row.getString("reason"),
                Money.ofFen(row.getLong("amount_fen")),
                Money.ofFen(row.getLong("total_fen")),
                row.getString("mchid"),
                Status.valueOf(row.getString("status")),
                row.getTimestamp("sent_at") != null,
                row.getInt("tries"));
    }
}
