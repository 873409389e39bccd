package mall.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Where a PostgreSQL server listens, and how to log in.
///
/// @param url a JDBC address: `jdbc:postgresql://host:port/database?options`
/// @param user who logs in; in tests, someone who may create databases
public record PostgresAddress(String url, String user, String password) {

    static PostgresAddress local(int port) {
        return new PostgresAddress("jdbc:postgresql://localhost:%d/postgres".formatted(port), "postgres", "");
    }

    /// Another database on the same server.
    public PostgresAddress database(String name) {
        return new PostgresAddress(url.replaceFirst("(//[^/]+/)[^?]*", "$1" + name), user, password);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, e);
        }
    }
}
