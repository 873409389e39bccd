package mall.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/// A Redis from the build's own dependencies, with its data in a directory. It runs in a session
/// of its own, so that Ctrl-C in the terminal ends the mall first and Redis after it.
public final class RedisProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(20);

    private final ProcessHandle process;
    private final int port;

    private RedisProcess(ProcessHandle process, int port) {
        this.process = process;
        this.port = port;
    }

    /// @param settings more of `redis.conf`, as on its command line: `"--cluster-enabled", "yes"`
    public static RedisProcess start(Path data, int port, Durability durability, String... settings) {
        var pidFile = data.resolve("redis.pid");
        stopLeftover(data);
        try {
            Files.createDirectories(data.resolve("bin"));
            Files.deleteIfExists(pidFile);
            var log = data.resolve("redis.log");
            var command = command(data, port, durability, pidFile, log);
            command.addAll(List.of(settings));
            var started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
            if (!Processes.within(START, () -> Files.exists(pidFile) && answers(port))) {
                started.destroyForcibly();
                throw new IllegalStateException("Redis did not start on port %d, see %s".formatted(port, log));
            }
            var process = Processes.leftover(pidFile, _ -> true).orElseThrow();
            return new RedisProcess(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis did not start in " + data, e);
        }
    }

    private static List<String> command(Path data, int port, Durability durability, Path pidFile, Path log)
            throws IOException {
        var executable =
                ExecutableProvider.newJarResourceProvider(data.resolve("bin").toFile());
        var command = new ArrayList<>(List.of(
                executable.get().getPath(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                data.toString(),
                "--daemonize",
                "yes",
                "--pidfile",
                pidFile.toString(),
                "--logfile",
                log.toString(),
                "--save",
                ""));
        if (durability == Durability.LASTING) {
            command.addAll(List.of("--appendonly", "yes", "--appendfsync", "everysec"));
        }
        return command;
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            socket.setSoTimeout(500);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    public RedisAddress address() {
        return RedisAddress.local(port);
    }

    /// Ends it without a chance to say or write anything more.
    public void kill() {
        Processes.stop(process, "KILL");
    }

    @Override
    public void close() {
        Processes.stop(process, "TERM");
    }

    static void stopLeftover(Path data) {
        var pidFile = data.resolve("redis.pid");
        Processes.leftover(
                        pidFile, process -> process.info().command().orElse("").startsWith(data.toString()))
                .ifPresent(process -> Processes.stop(process, "TERM"));
    }
}
