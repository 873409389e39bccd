package mall.domain.orders.numbers;

import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param numberKey the secret that shuffles order numbers. Changing it in a running shop lets a
/// number come up a second time, which the database refuses
@Validated
@ConfigurationProperties("mall.orders")
record NumberKey(
        @DefaultValue(NumberKey.DEVELOPMENT) @Size(min = 16) String numberKey) {

    /// Everybody knows it.
    static final String DEVELOPMENT = "a key for development";

    boolean isForDevelopment() {
        return numberKey.equals(DEVELOPMENT);
    }

    /// Not the key: a record's own text would put it into a log.
    @Override
    public String toString() {
        return "NumberKey";
    }
}
