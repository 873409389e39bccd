package mall.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// A PostgreSQL from the build's own dependencies, with its data in a directory. Whoever starts
/// it stops it: no shutdown hook of a library does, since those run beside Spring's and would
/// take the database away from a mall that is still finishing its requests.
public final class PostgresProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private static final Map<String, String> LASTING =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private static final Map<String, String> FLEETING = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "wal_level", "minimal",
            "max_wal_senders", "0");

    private final EmbeddedPostgres postgres;
    private final int port;

    private PostgresProcess(EmbeddedPostgres postgres, int port) {
        this.postgres = postgres;
        this.port = port;
    }

    /// @param settings of `postgresql.conf`, on top of what the durability asks for
    public static PostgresProcess start(Path data, int port, Durability durability, Map<String, String> settings) {
        stopLeftover(data);
        try {
            Files.createDirectories(data);
            var builder = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START)
                    // The order of texts must not depend on the machine.
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setOutputRedirector(Redirect.appendTo(
                            data.resolveSibling("postgres.log").toFile()))
                    .setServerConfig("max_connections", "300");
            (durability == Durability.LASTING ? LASTING : FLEETING).forEach(builder::setServerConfig);
            settings.forEach(builder::setServerConfig);
            return new PostgresProcess(builder.start(), port);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in " + data, e);
        }
    }

    public PostgresAddress address() {
        return PostgresAddress.local(port);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A start on a directory whose PostgreSQL still runs would silently attach to the old one.
    static void stopLeftover(Path data) {
        var pidFile = data.resolve("postmaster.pid");
        Processes.leftover(
                        pidFile,
                        process -> process.info().commandLine().orElse("").contains(data.toString()))
                .ifPresent(process -> Processes.stop(process, "INT"));
    }
}
