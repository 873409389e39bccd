package mall.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Starts servers on which every commit reaches the disk, for benches and for tests of faults that
/// run the mall as a process of its own:
///
///     java -cp … mall.testing.ServersMain <directory> <PostgreSQL port> <Redis port> [setting=value …]
///
/// The settings are of `postgresql.conf`. Prints the addresses, then `ready`; stops the servers
/// when its standard input ends or it is asked to end. The data stays in the directory.
public final class ServersMain {

    private ServersMain() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3) {
            System.err.println("usage: ServersMain <directory> <PostgreSQL port> <Redis port> [setting=value …]");
            System.exit(2);
        }
        var settings = Arrays.stream(arguments)
                .skip(3)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var servers = LocalServers.start(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Durability.LASTING,
                settings);
        Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "stop the servers"));
        var database = servers.postgres().databaseOrNew("mall");
        System.out.printf("postgres %s %s%n", database.url(), database.user());
        System.out.printf(
                "redis redis://%s:%d%n", servers.redis().host(), servers.redis().port());
        System.out.println("ready");
        while (System.in.read() >= 0) {}
        System.exit(0);
    }
}
