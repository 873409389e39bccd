package mall.domain.payments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// One attempt to pay. In 32 hexadecimal digits it is the `out_trade_no` that WeChat is told, so that
/// the number is ours before WeChat hears of it.
@Embeddable
public record PaymentId(@JsonValue UUID id) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PaymentId {}

    public static PaymentId next() {
        return new PaymentId(Ids.next());
    }

    /// The id behind a number that WeChat names; empty when it cannot be one of ours.
    static Optional<PaymentId> ofOutTradeNo(String number) {
        return WechatNumber.parse(number).map(PaymentId::new);
    }

    public String outTradeNo() {
        return Ids.hex(id);
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
