package mall.testing;

import com.redis.testcontainers.RedisContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// The PostgreSQL and the Redis of this test JVM: one of each, started when first asked for,
/// shared by all test contexts, stopped after the last context has closed. This class alone knows
/// where they come from:
///
/// 1. `MALL_TEST_POSTGRES_URL` (with `MALL_TEST_POSTGRES_USER` and `MALL_TEST_POSTGRES_PASSWORD`)
///    and `MALL_TEST_REDIS_URL` in the environment name servers that are there already; the
///    PostgreSQL user must be allowed to create databases, and what tests create is dropped at
///    the end;
/// 2. with `-Dmall.services=containers`, containers from Testcontainers;
/// 3. else the binaries that come with the build's own dependencies. Nothing is written through
///    to the disk, unless `-Dmall.services.durable=true` asks for it.
public final class LocalServices {

    private static final Path OWN = Path.of(
            System.getProperty("java.io.tmpdir"),
            "mall-test-" + System.getProperty("user.name"),
            Long.toString(ProcessHandle.current().pid()));

    private static final LocalServices SHARED = new LocalServices();

    private final Deque<Runnable> stops = new ArrayDeque<>();
    private @Nullable PostgresAddress postgres;
    private @Nullable RedisAddress redis;
    private @Nullable TestDatabases databases;

    private LocalServices() {
        SpringApplication.getShutdownHandlers().add(this::stop);
    }

    public static LocalServices shared() {
        return SHARED;
    }

    public synchronized PostgresAddress postgres() {
        if (postgres == null) postgres = findPostgres();
        return postgres;
    }

    public synchronized RedisAddress redis() {
        if (redis == null) redis = findRedis();
        return redis;
    }

    /// A database of one's own, with every migration on the class path applied.
    public synchronized PostgresAddress newDatabase() {
        if (databases == null) {
            var created = new TestDatabases(postgres());
            if (given("MALL_TEST_POSTGRES_URL") != null) stops.push(created::drop);
            databases = created;
        }
        return databases.create();
    }

    private PostgresAddress findPostgres() {
        var url = given("MALL_TEST_POSTGRES_URL");
        if (url != null) {
            return new PostgresAddress(
                    url, given("MALL_TEST_POSTGRES_USER", "postgres"), given("MALL_TEST_POSTGRES_PASSWORD", ""));
        }
        if (containers()) {
            var container = new PostgreSQLContainer("postgres:18");
            container.withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
            container.start();
            stops.push(container::stop);
            return new PostgresAddress(container.getJdbcUrl(), container.getUsername(), container.getPassword());
        }
        var process = PostgresProcess.start(own("postgres"), LocalServers.freePort(), durability(), Map.of());
        stops.push(process::close);
        return process.address();
    }

    private RedisAddress findRedis() {
        var url = given("MALL_TEST_REDIS_URL");
        if (url != null) return RedisAddress.of(url);
        if (containers()) {
            var container = new RedisContainer("redis:7-alpine");
            container.start();
            stops.push(container::stop);
            return new RedisAddress(container.getRedisHost(), container.getRedisPort(), null);
        }
        var process = RedisProcess.start(own("redis"), LocalServers.freePort(), durability());
        stops.push(process::close);
        return process.address();
    }

    /// Last started, first stopped; the directory of this JVM goes with the servers.
    private synchronized void stop() {
        while (!stops.isEmpty()) stops.pop().run();
        try {
            FileSystemUtils.deleteRecursively(OWN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A directory below the one of this JVM, after the directories of JVMs that were killed are
    /// cleared away together with the servers that they left running.
    private static Path own(String name) {
        try {
            if (!Files.exists(OWN)) {
                Files.createDirectories(OWN);
                OwnerFile.write(OWN.resolve("owner"));
                try (var runs = Files.list(OWN.getParent())) {
                    runs.filter(run -> !run.equals(OWN)).forEach(LocalServices::clearAway);
                }
            }
            return OWN.resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clearAway(Path run) {
        try {
            var owner = run.resolve("owner");
            if (!Files.exists(owner) || OwnerFile.living(owner).isPresent()) return;
            PostgresProcess.stopLeftover(run.resolve("postgres"));
            RedisProcess.stopLeftover(run.resolve("redis"));
            FileSystemUtils.deleteRecursively(run);
        } catch (IOException anotherJvmIsFaster) {
            // Two test JVMs may find the same remains; either may clear them away.
        }
    }

    private static Durability durability() {
        return Boolean.getBoolean("mall.services.durable") ? Durability.LASTING : Durability.FLEETING;
    }

    private static boolean containers() {
        return "containers".equals(System.getProperty("mall.services"));
    }

    private static @Nullable String given(String name) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? null : value;
    }

    private static String given(String name, String otherwise) {
        var value = given(name);
        return value == null ? otherwise : value;
    }
}
