package wechatsim.pay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One trade in a bill: a payment, or a refund of one.
///
/// @param refund null for a payment
record BillRow(Payment payment, @Nullable Refund refund, Instant time) implements Comparable<BillRow> {

    /// What WeChat keeps of each payment, and gives back with a refund.
    private static final BigDecimal RATE = new BigDecimal("0.006");

    static BillRow of(Payment payment) {
        return new BillRow(payment, null, payment.requireReceipt().paidAt());
    }

    static BillRow of(Refund refund) {
        return new BillRow(refund.payment(), refund, refund.succeeded().orElseThrow());
    }

    boolean isRefund() {
        return refund != null;
    }

    String transactionId() {
        return payment.requireReceipt().transactionId();
    }

    /// In fen; 0 for a refund.
    int paid() {
        return isRefund() ? 0 : payment.total();
    }

    /// In fen; 0 for a payment.
    int givenBack() {
        return refund == null ? 0 : refund.amount();
    }

    /// In yuan with five decimals; negative for a refund.
    BigDecimal fee() {
        var fen = BigDecimal.valueOf((long) paid() - givenBack());
        return fen.movePointLeft(2).multiply(RATE).setScale(5, RoundingMode.HALF_UP);
    }

    @Override
    public int compareTo(BillRow other) {
        return time.compareTo(other.time);
    }
}
