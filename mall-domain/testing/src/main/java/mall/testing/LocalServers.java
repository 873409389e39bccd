package mall.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A PostgreSQL and a Redis of one's own in a directory. Closing stops Redis, then PostgreSQL;
/// when whoever started them was killed, the next start in the same directory finds what is left
/// and stops it first.
public final class LocalServers implements AutoCloseable {

    private final PostgresProcess postgres;
    private final RedisProcess redis;

    private LocalServers(PostgresProcess postgres, RedisProcess redis) {
        this.postgres = postgres;
        this.redis = redis;
    }

    /// @param postgresSettings of `postgresql.conf`, on top of what the durability asks for
    public static LocalServers start(
            Path directory,
            int postgresPort,
            int redisPort,
            Durability durability,
            Map<String, String> postgresSettings) {
        var home = claim(directory.toAbsolutePath().normalize());
        var postgres = PostgresProcess.start(home.resolve("postgres"), postgresPort, durability, postgresSettings);
        try {
            return new LocalServers(postgres, RedisProcess.start(home.resolve("redis"), redisPort, durability));
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /// A port of the loopback address that nobody uses at this moment.
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PostgresAddress postgres() {
        return postgres.address();
    }

    public RedisAddress redis() {
        return redis.address();
    }

    @Override
    public void close() {
        redis.close();
        postgres.close();
    }

    /// Two owners of one directory would stop each other's servers.
    private static Path claim(Path home) {
        try {
            Files.createDirectories(home);
            var owner = home.resolve("owner");
            OwnerFile.living(owner).ifPresent(pid -> {
                throw new IllegalStateException(
                        "The servers in %s belong to process %d, which is still running.".formatted(home, pid));
            });
            OwnerFile.write(owner);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
