package mall.domain.payments;

/// What became of WeChat's word on a refund.
public sealed interface RefundSettlement {

    /// The refund is where WeChat says it is.
    record Recorded(RefundId refund) implements RefundSettlement {}

    /// Nothing new.
    record AlreadyRecorded(RefundId refund) implements RefundSettlement {}

    /// WeChat's word contradicts what we know; nothing is applied and an incident is kept.
    ///
    /// @param reason what differs: `amount`, `total`, `mchid`, `payment`
    record Mismatch(RefundId refund, String reason) implements RefundSettlement {}

    /// The number is none of ours; an incident is kept.
    record UnknownRefund(String outRefundNo) implements RefundSettlement {}
}
