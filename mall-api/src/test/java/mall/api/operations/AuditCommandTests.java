package mall.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mall.MallApplication;
import mall.testing.LocalServices;
import mall.testing.PostgresAddress;
import mall.testing.wechat.SimulatedWechat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wechatsim.Options;
import wechatsim.WechatSimulator;

/// The command as operators give it: a process of its own, without the tests' classes.
class AuditCommandTests {

    @TempDir
    Path folder;

    final PostgresAddress database = LocalServices.shared().newDatabase();

    @Test
    void opensNoDoorsAndEndsWithOneWhenSomethingIsWrongAndWithZeroWhenNothingIs() throws Exception {
        execute("""
                insert into shop_operator (id, login, name, password_hash, state, joined_at, version)
                values (gen_random_uuid(), 'planted', 'Planted', '', 'ACTIVE', now(), 0)
                """);

        assertThat(audit("--mall.audit")).isEqualTo(1);
        assertThat(output())
                .contains("VIOLATED operators-somebody-owns-the-mall")
                .contains("operators nobody who is active may do everything")
                .contains("1 of them violated")
                .doesNotContainPattern("Tomcat started on port \\d");

        execute("delete from shop_operator");

        assertThat(audit("--mall.audit=true")).isZero();
        assertThat(output())
                .contains("holds    operators-somebody-owns-the-mall")
                .contains("0 of them violated")
                .doesNotContainPattern("Tomcat started on port \\d");
    }

    private int audit(String argument) throws IOException, InterruptedException {
        try (var wechat = WechatSimulator.start(Options.onAnyPort())) {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx400m",
                    "-cp",
                    classPath(),
                    MallApplication.class.getName(),
                    argument,
                    "--spring.datasource.url=" + database.url(),
                    "--spring.datasource.username=" + database.user(),
                    "--spring.datasource.password=" + database.password(),
                    "--spring.data.redis.host=" + LocalServices.shared().redis().host(),
                    "--spring.data.redis.port=" + LocalServices.shared().redis().port()));
            SimulatedWechat.settings(wechat, 0).forEach((name, value) -> command.add("--" + name + "=" + value));
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile())
                    .start();
            var ended = process.waitFor(120, TimeUnit.SECONDS);
            process.destroyForcibly();
            assertThat(ended).as(output()).isTrue();
            return process.exitValue();
        }
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Path log() {
        return folder.resolve("output.log");
    }

    private String output() throws IOException {
        return Files.readString(log());
    }
}
