package mall.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServersTests {

    @TempDir
    Path directory;

    final int postgresPort = LocalServers.freePort();
    final int redisPort = LocalServers.freePort();
    final List<AutoCloseable> running = new ArrayList<>();

    @AfterEach
    void stopAll() throws Exception {
        for (var one : running.reversed()) one.close();
        LocalServers.settle(directory);
    }

    @Test
    void whatWasCommittedIsThereAtTheNextStart() throws SQLException {
        try (var servers = start(Durability.LASTING)) {
            servers.postgres().databaseOrNew("mall").execute("create table tea as select 'green' as kind");
        }

        running.add(start(Durability.LASTING));

        assertThat(ask("mall", "select kind from tea")).isEqualTo("green");
    }

    @Test
    void lastingServersWaitForTheDiskAndFleetingOnesDoNot() throws SQLException {
        try (var _ = start(Durability.LASTING)) {
            assertThat(ask("postgres", "show fsync")).isEqualTo("on");
            assertThat(ask("postgres", "show synchronous_commit")).isEqualTo("on");
            assertThat(ask("postgres", "show full_page_writes")).isEqualTo("on");
        }

        running.add(start(Durability.FLEETING));

        assertThat(ask("postgres", "show fsync")).isEqualTo("off");
    }

    @Test
    void whoeverIsKilledLeavesNothingThatBreaksTheNextStart() throws Exception {
        var owner = startInAnotherProcess();
        var redis = process(directory.resolve("redis/redis.pid"));
        owner.destroyForcibly().waitFor();
        assertThat(Processes.isRunning(redis)).as("Redis survives its owner").isTrue();

        running.add(start(Durability.LASTING));

        assertThat(Processes.isRunning(redis)).isFalse();
        assertThat(ask("postgres", "select 'here'")).isEqualTo("here");
    }

    @Test
    void serversOfSomebodyWhoIsAtWorkAreLeftAlone() throws Exception {
        var owner = startInAnotherProcess();

        assertThatThrownBy(() -> start(Durability.LASTING))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("belong to process " + owner.pid());

        assertThat(ask("postgres", "select 'here'")).isEqualTo("here");
        owner.destroy();
        assertThat(owner.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theyStopWhenNobodyListensToThemAnyMore() throws Exception {
        var owner = startInAnotherProcess();
        var redis = process(directory.resolve("redis/redis.pid"));
        var postgres = process(directory.resolve("postgres/postmaster.pid"));

        owner.getOutputStream().close();

        assertThat(owner.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Processes.isRunning(redis)).isFalse();
        assertThat(Processes.isRunning(postgres)).isFalse();
    }

    @Test
    void aTakenPortIsNoObstacle() throws Exception {
        try (var taken = new ServerSocket(redisPort);
                var servers = start(Durability.FLEETING)) {
            assertThat(taken.getLocalPort()).isNotEqualTo(servers.redis().port());
        }
    }

    private LocalServers start(Durability durability) {
        return LocalServers.start(directory, postgresPort, redisPort, durability, Map.of());
    }

    private Process startInAnotherProcess() throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServersMain.class.getName(),
                        directory.toString(),
                        Integer.toString(postgresPort),
                        Integer.toString(redisPort),
                        "max_connections=20")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        running.add(process::destroyForcibly);
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(lines.lines().anyMatch("ready"::equals)).isTrue();
        return process;
    }

    private String ask(String database, String question) throws SQLException {
        try (var connection =
                        PostgresAddress.local(postgresPort).database(database).connect();
                var answer = connection.createStatement().executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static ProcessHandle process(Path pidFile) throws IOException {
        var pid = Files.readAllLines(pidFile).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }
}
