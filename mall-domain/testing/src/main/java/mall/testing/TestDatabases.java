package mall.testing;

import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/// Databases for test contexts: Flyway migrates one template per test JVM, and every context gets
/// a copy of it, which takes a tenth of a second instead of all migrations.
final class TestDatabases {

    private final PostgresAddress server;
    private final String name =
            "mall_test_%d_%d".formatted(ProcessHandle.current().pid(), System.currentTimeMillis());
    private final List<String> created = new ArrayList<>();

    TestDatabases(PostgresAddress server) {
        this.server = server;
        server.execute("create database " + name);
        created.add(name);
        var template = server.database(name);
        Flyway.configure()
                .dataSource(template.url(), template.user(), template.password())
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    PostgresAddress create() {
        var copy = name + "_" + created.size();
        server.execute("create database %s template %s".formatted(copy, name));
        created.add(copy);
        return server.database(copy);
    }

    void drop() {
        for (var database : created.reversed()) {
            server.execute("drop database if exists %s with (force)".formatted(database));
        }
    }
}
