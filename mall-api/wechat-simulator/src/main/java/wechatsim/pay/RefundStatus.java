package wechatsim.pay;

/// How far a refund has come.
public enum RefundStatus {
    PROCESSING("处理中"),
    SUCCESS("成功"),
    /// The money did not reach the shopper's account: the merchant must do something.
    ABNORMAL("异常"),
    /// It came to nothing; the money is the merchant's again.
    CLOSED("关闭");

    private final String said;

    RefundStatus(String said) {
        this.said = said;
    }

    String said() {
        return said;
    }
}
