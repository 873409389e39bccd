package mall.domain.orders;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/// How things of one kind become rows of a table: as many as there are in one statement, which gets
/// each column of all of them as an array.
final class Rows<T> {

    private final String table;
    private final List<Column<T>> columns = new ArrayList<>();

    Rows(String table) {
        this.table = table;
    }

    /// @param type of the column, as PostgreSQL calls it
    Rows<T> column(String name, String type, Value<T> value) {
        columns.add(new Column<>(name, type, value));
        return this;
    }

    void insert(List<T> things, JdbcClient jdbc) {
        if (things.isEmpty()) return;
        var names = columns.stream().map(Column::name).collect(joining(", "));
        var places = columns.stream().map(_ -> "?").collect(joining(", "));
        jdbc.sql("insert into %s (%s) select * from unnest(%s)".formatted(table, names, places))
                .params(columns.stream().map(column -> column.of(things)).toList())
                .update();
    }

    /// What a thing has in a column.
    interface Value<T> {
        @Nullable
        Object of(T thing);
    }

    private record Column<T>(String name, String type, Value<T> value) {

        @SuppressWarnings("NullAway") // Spring does not say that arrays may hold nulls; PostgreSQL's may
        Object of(List<T> things) {
            return new SqlArrayValue(type, things.stream().map(value::of).toArray());
        }
    }
}
