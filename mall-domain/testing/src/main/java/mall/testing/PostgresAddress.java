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

    /// Another database on the same server, created unless it is there.
    public PostgresAddress databaseOrNew(String name) {
        try (var connection = connect();
                var question = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            question.setString(1, name);
            if (!question.executeQuery().next()) execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer at " + url, e);
        }
        return database(name);
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
