package mall.demo;

import org.springframework.jdbc.core.simple.JdbcClient;

/// As if the machine were switched off at the moment at which the first row is written into a table.
final class BadLuck implements AutoCloseable {

    private final JdbcClient jdbc;
    private final String table;

    private BadLuck(JdbcClient jdbc, String table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    static BadLuck with(JdbcClient jdbc, String table) {
        jdbc.sql("alter table %s add constraint bad_luck check (false) not valid".formatted(table))
                .update();
        return new BadLuck(jdbc, table);
    }

    @Override
    public void close() {
        jdbc.sql("alter table %s drop constraint bad_luck".formatted(table)).update();
    }
}
