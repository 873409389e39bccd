package mall.domain.payments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// One repayment. In 32 hexadecimal digits it is the `out_refund_no` under which WeChat pays back once,
/// however often it is asked.
@Embeddable
public record RefundId(@JsonValue UUID id) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RefundId {}

    public static RefundId next() {
        return new RefundId(Ids.next());
    }

    /// The id behind a number that WeChat names; empty when it cannot be one of ours.
    static Optional<RefundId> ofOutRefundNo(String number) {
        return WechatNumber.parse(number).map(RefundId::new);
    }

    public String outRefundNo() {
        return Ids.hex(id);
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
