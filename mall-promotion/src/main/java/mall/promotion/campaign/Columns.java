package mall.promotion.campaign;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import mall.domain.kernel.Money;
import org.springframework.jdbc.support.SqlArrayValue;

/// A column of many rows as one parameter of a statement, for `unnest`.
final class Columns {

    private Columns() {}

    static <T> SqlArrayValue ids(Collection<T> rows, Function<T, UUID> id) {
        return new SqlArrayValue("uuid", rows.stream().map(id).toArray());
    }

    static <T> SqlArrayValue counts(Collection<T> rows, Function<T, Integer> count) {
        return new SqlArrayValue("int4", rows.stream().map(count).toArray());
    }

    static <T> SqlArrayValue money(Collection<T> rows, Function<T, Money> money) {
        return new SqlArrayValue(
                "int8", rows.stream().map(row -> money.apply(row).fen()).toArray());
    }

    static <T> SqlArrayValue instants(Collection<T> rows, Function<T, Instant> instant) {
        return new SqlArrayValue(
                "timestamptz",
                rows.stream().map(row -> Timestamp.from(instant.apply(row))).toArray());
    }
}
