package mall.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// A PostgreSQL and a Redis of one's own in a directory. Closing stops Redis, then PostgreSQL;
/// when whoever started them was killed, the next start in the same directory finds what is left
/// and stops it first.
public final class LocalServers implements AutoCloseable {

    private static final int LOWEST_PORT = 10_000;
    private static final int PORTS = 10_000;

    /// Begins anywhere, so that two JVMs at once are apart.
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

    private final PostgresProcess postgres;
    private final RedisProcess redis;

    private LocalServers(PostgresProcess postgres, RedisProcess redis) {
        this.postgres = postgres;
        this.redis = redis;
    }

    /// @param postgresPort where PostgreSQL listens, or any free port when that one is taken
    /// @param redisPort where Redis listens, or any free port when that one is taken
    /// @param postgresSettings of `postgresql.conf`, on top of what the durability asks for
    /// @throws IllegalStateException as [#settle]
    public static LocalServers start(
            Path directory,
            int postgresPort,
            int redisPort,
            Durability durability,
            Map<String, String> postgresSettings) {
        var home = directory.toAbsolutePath().normalize();
        settle(home);
        claim(home);
        var postgresHome = postgres(home);
        var redisHome = redis(home);
        var postgres = PostgresProcess.start(postgresHome, freeOr(postgresPort), durability, postgresSettings);
        try {
            return new LocalServers(postgres, RedisProcess.start(redisHome, freeOr(redisPort), durability));
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /// Waits for an earlier owner of the directory that is just stopping, and stops what an owner
    /// that was killed has left running. Then nothing runs there.
    ///
    /// @throws IllegalStateException when the servers of this directory belong to somebody who is
    /// still at work
    public static void settle(Path directory) {
        var home = directory.toAbsolutePath().normalize();
        try {
            OwnerFile.living(owner(home))
                    .filter(owner -> !isOrphan(owner) || !ends(owner))
                    .ifPresent(owner -> {
                        throw new IllegalStateException(
                                "The servers in %s belong to process %d, which is still running."
                                        .formatted(home, owner.pid()));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PostgresProcess.stopLeftover(postgres(home));
        RedisProcess.stopLeftover(redis(home));
    }

    private static int freeOr(int port) {
        return isFree(port) ? port : freePort();
    }

    /// Does nobody listen on this port of the machine?
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /// A port that nobody uses at this moment and that is this caller's to bind: no second one in this
    /// JVM gets it, and it lies below those that the machine gives to outgoing connections (from
    /// 32768 on), one of which may take a port of theirs at any moment.
    public static int freePort() {
        for (int tried = 0; tried < PORTS; tried++) {
            var port = LOWEST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
            if (isFree(port)) return port;
        }
        throw new IllegalStateException("no free ports");
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
    private static void claim(Path home) {
        try {
            Files.createDirectories(home);
            OwnerFile.write(owner(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path owner(Path home) {
        return home.resolve("owner");
    }

    private static Path postgres(Path home) {
        return home.resolve("postgres");
    }

    private static Path redis(Path home) {
        return home.resolve("redis");
    }

    /// Whoever started it is gone, and so it is about to go too.
    private static boolean isOrphan(ProcessHandle process) {
        return process.parent().map(ProcessHandle::pid).orElse(1L) == 1;
    }

    private static boolean ends(ProcessHandle process) {
        return Processes.within(Duration.ofSeconds(30), () -> !Processes.isRunning(process));
    }
}
