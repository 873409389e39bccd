package mall.domain.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/// The number that people read out on the phone: the day, then ten digits that do not tell how
/// many orders the shop has.
@Embeddable
public record OrderNumber(
        @JsonValue @Column(name = "number") String digits) implements Serializable {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderNumber {
        if (!digits.matches("\\d{16}")) throw new IllegalArgumentException("not an order number: " + digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
