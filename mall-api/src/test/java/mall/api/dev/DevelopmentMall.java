package mall.api.dev;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;
import mall.MallApplication;
import mall.testing.Durability;
import mall.testing.LocalServers;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import wechatsim.Options;
import wechatsim.WechatSimulator;

/// Everything that a mall needs, on one machine and with nothing installed: PostgreSQL, Redis, the
/// WeChat simulator and the mall itself. The data stays in `.local` between two runs, unless
/// `-Dmall.fresh` or `--fresh` asks to begin anew.
///
/// Ctrl-C stops the mall, then the simulator, then Redis and at last PostgreSQL. When this process
/// is killed, the next start stops what it left; when whoever started it is gone, it goes too.
public final class DevelopmentMall {

    private final Workshop workshop = Workshop.ofThisProject();
    private final Ports ports = Ports.ofThisRun();
    private @Nullable LocalServers servers;
    private @Nullable WechatSimulator simulator;

    private DevelopmentMall() {}

    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        var mall = new DevelopmentMall();
        // Runs after the mall has closed its doors, which the mall itself does on the way out.
        SpringApplication.getShutdownHandlers().add(mall::stop);
        endWithParent();
        try {
            mall.start(arguments);
        } catch (Exception e) {
            System.err.printf("%n  The mall cannot start. %s%n%n", e.getMessage());
            System.exit(1);
        }
    }

    private void start(String[] arguments) throws IOException {
        var began = System.nanoTime();
        LocalServers.settle(workshop.servers());
        ports.requireFree();
        if (Boolean.getBoolean("mall.fresh") || Arrays.asList(arguments).contains("--fresh")) workshop.clear();
        servers = LocalServers.start(workshop.servers(), ports.postgres(), ports.redis(), Durability.LASTING, Map.of());
        simulator = WechatSimulator.start(Options.onPort(ports.simulator())
                .keysIn(workshop.simulator())
                .mallSettings(workshop.wechatSettings(), "127.0.0.1"));
        var application = new SpringApplication(MallApplication.class);
        application.setDefaultProperties(settings(servers));
        application.run(arguments);
        new Welcome(ports, servers, simulator, workshop).print((System.nanoTime() - began) / 1_000_000_000);
    }

    private Map<String, Object> settings(LocalServers servers) {
        var database = servers.postgres().databaseOrNew("mall");
        var settings = new HashMap<String, Object>();
        settings.put("server.port", ports.mall());
        settings.put("management.server.port", ports.management());
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", database.user());
        settings.put("spring.datasource.password", database.password());
        settings.put("spring.data.redis.host", servers.redis().host());
        settings.put("spring.data.redis.port", servers.redis().port());
        settings.put("spring.profiles.default", "dev");
        settings.put("spring.config.import", "file:" + workshop.wechatSettings());
        settings.put("mall.wechat.pay.notify-base", "http://127.0.0.1:" + ports.mall());
        return settings;
    }

    private synchronized void stop() {
        if (simulator != null) simulator.close();
        if (servers != null) servers.close();
        simulator = null;
        servers = null;
    }

    /// Maven or an IDE that was killed leaves no mall behind.
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    }
}
