package mall.api.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mall.testing.LocalServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The launcher as a process of its own, in a project folder of its own, killed in every way.
class DevelopmentMallTests {

    static final Duration PATIENCE = Duration.ofSeconds(90);
    static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path project;

    final int base = freeBase();
    final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void aProject() throws IOException {
        Files.createFile(project.resolve("mvnw"));
    }

    @AfterEach
    void nothingIsLeft() {
        http.close();
        LocalServers.settle(servers());
    }

    @Test
    void opensAndClosesAndSurvivesBeingKilled() throws Exception {
        var first = launch();
        awaitOpen(first);
        assertThat(health()).contains("\"UP\"");
        assertThat(welcome(first))
                .contains("localhost:%d/swagger-ui.html".formatted(base), "127.0.0.1:%d".formatted(base + 10))
                .contains(Files.readString(project.resolve(".local/console-account.txt"))
                        .replaceAll("\\s+", " ")
                        .strip());
        assertThat(productsOnSale()).isEqualTo(40);
        var member = demoShopper();
        var keys = Files.readString(project.resolve(".local/wechat-simulator/mall.properties"));

        first.destroyForcibly().waitFor();
        assertThat(redisIsThere()).as("what a killed launcher leaves").isTrue();
        var second = launch();
        awaitOpen(second);

        assertThat(withoutComments(Files.readString(project.resolve(".local/wechat-simulator/mall.properties"))))
                .as("what is kept between two runs")
                .isEqualTo(withoutComments(keys));
        assertThat(productsOnSale()).isEqualTo(40);
        assertThat(demoShopper()).isEqualTo(member);
        second.destroy();
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(redisIsThere()).as("what an orderly end leaves").isFalse();
        assertThat(output(second)).doesNotContain("57P01").doesNotContain("Connection refused");
    }

    @Test
    void beginsAnewWhenItIsAskedTo() throws Exception {
        var old = Files.createDirectories(project.resolve(".local/servers")).resolve("of an earlier run");
        Files.createFile(old);

        var mall = launch("--fresh");

        await().atMost(PATIENCE).until(() -> Files.exists(project.resolve(".local/wechat-simulator/mall.properties")));
        assertThat(old).doesNotExist();
        mall.destroyForcibly().waitFor();
    }

    @Test
    void saysWhereItFailedWhenNobodyForesawIt() throws Exception {
        // A file stands where the servers keep their data.
        Files.createFile(Files.createDirectories(project.resolve(".local")).resolve("servers"));

        var mall = launch();

        assertThat(mall.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(mall.exitValue()).isEqualTo(1);
        assertThat(output(mall)).contains("The mall cannot start", "Exception", "\tat mall.");
    }

    @Test
    void endsWhenWhoeverStartedItIsGone() throws Exception {
        var shell = launchFromAShell();
        awaitOpen(shell);

        shell.destroyForcibly().waitFor();

        await().atMost(PATIENCE).until(() -> !redisIsThere());
    }

    @Test
    void saysInOneSentenceThatAPortIsInUse() throws Exception {
        try (var _ = new ServerSocket(base)) {
            var mall = launch();

            assertThat(mall.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(mall.exitValue()).isEqualTo(1);
            assertThat(output(mall))
                    .contains("Port %d is in use.".formatted(base))
                    .doesNotContain("\tat ");
            assertThat(redisIsThere()).isFalse();
        }
    }

    private Process launch(String... arguments) throws IOException {
        return started(new ProcessBuilder(
                Stream.concat(Stream.of(command()), Stream.of(arguments)).toList()));
    }

    private Process launchFromAShell() throws IOException {
        return started(new ProcessBuilder("sh", "-c", "'%s' & wait".formatted(String.join("' '", command()))));
    }

    private Process started(ProcessBuilder builder) throws IOException {
        Files.deleteIfExists(log());
        return builder.directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    private String[] command() {
        return new String[] {
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx600m",
            "-Dmall.ports.base=" + base,
            "-cp",
            System.getProperty("java.class.path"),
            DevelopmentMall.class.getName()
        };
    }

    private void awaitOpen(Process mall) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            if (!mall.isAlive()) throw new AssertionError(output(mall));
            return output(mall).contains("The mall is open");
        });
    }

    private String health() throws IOException, InterruptedException {
        return get(base + 1, "/actuator/health/readiness");
    }

    private String welcome(Process mall) throws IOException {
        var said = output(mall);
        return said.substring(said.indexOf("The mall is open"));
    }

    private long productsOnSale() throws IOException, InterruptedException {
        return JSON.readTree(get(base, "/api/products/facets")).at("/products").longValue();
    }

    /// The member whom the first of the demo shoppers is, after a login with his phone.
    private String demoShopper() throws IOException, InterruptedException {
        var openid = JSON.readTree(get(base + 10, "/_control/people"))
                .valueStream()
                .filter(person -> person.at("/nickname").asString().equals("小林"))
                .findFirst()
                .orElseThrow()
                .at("/openid")
                .asString();
        var code = post(base + 10, "/_control/people/" + openid + "/login-codes", "");
        var session = JSON.readTree(post(base, "/api/sessions", code));
        assertThat(session.at("/joined").booleanValue()).isFalse();
        return session.at("/memberId").asString();
    }

    private String get(int port, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(port, path)));
    }

    private String post(int port, String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(port, path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static URI address(int port, String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private boolean redisIsThere() throws IOException {
        var pidFile = servers().resolve("redis/redis.pid");
        if (!Files.exists(pidFile)) return false;
        var pid = Long.parseLong(Files.readString(pidFile).strip());
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.startsWith(servers().toString()))
                .isPresent();
    }

    private Path servers() {
        return project.resolve(".local/servers");
    }

    private Path log() {
        return project.resolve("output.log");
    }

    private String output(Process mall) throws IOException {
        return Files.readString(log()) + (mall.isAlive() ? "" : "\nended with " + mall.exitValue());
    }

    private static String withoutComments(String properties) {
        return properties.lines().filter(line -> !line.startsWith("#")).reduce("", (a, b) -> a + "\n" + b);
    }

    /// Three ports at fixed distances must be free, see [Ports].
    private static int freeBase() {
        for (int base = 20_000; base < 30_000; base += 20) {
            if (LocalServers.isFree(base) && LocalServers.isFree(base + 1) && LocalServers.isFree(base + 10))
                return base;
        }
        throw new IllegalStateException("no free ports");
    }
}
