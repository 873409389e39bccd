package mall.api.dev;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import mall.MallApplication;
import mall.demo.DemoCampaigns;
import mall.demo.DemoCoupons;
import mall.demo.DemoFreight;
import mall.demo.DemoPeople;
import mall.demo.DemoShop;
import mall.demo.DemoShoppers;
import mall.testing.Durability;
import mall.testing.LocalServers;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import wechatsim.Options;
import wechatsim.SimulatorControl;
import wechatsim.WechatSimulator;
import wechatsim.kernel.SimulatorSettings.PushFormat;

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
        } catch (CannotStart reason) {
            System.err.printf("%n  The mall cannot start. %s%n%n", reason.getMessage());
            System.exit(1);
        } catch (Exception unexpected) {
            System.err.printf("%n  The mall cannot start, and nobody foresaw why:%n%n");
            unexpected.printStackTrace();
            System.exit(1);
        }
    }

    private void start(String[] arguments) throws IOException {
        var began = System.nanoTime();
        settle();
        ports.requireFree();
        if (Boolean.getBoolean("mall.fresh") || Arrays.asList(arguments).contains("--fresh")) workshop.clear();
        var wechat = CompletableFuture.supplyAsync(this::startSimulator);
        servers = LocalServers.start(workshop.servers(), ports.postgres(), ports.redis(), Durability.LASTING, Map.of());
        var phones = wechat.join();
        simulator = phones;
        var application = new SpringApplication(MallApplication.class);
        application.addInitializers(context -> openDemoShop((GenericApplicationContext) context, phones.control()));
        application.run(withSettings(servers, arguments));
        new Welcome(ports, servers, simulator, workshop).print((System.nanoTime() - began) / 1_000_000_000);
    }

    private void settle() {
        try {
            LocalServers.settle(workshop.servers());
        } catch (IllegalStateException stillAtWork) {
            throw new CannotStart(String.valueOf(stillAtWork.getMessage()));
        }
    }

    private WechatSimulator startSimulator() {
        return WechatSimulator.start(Options.onPort(ports.simulator())
                .keysIn(workshop.simulator())
                .pushTo(
                        URI.create("http://127.0.0.1:%d/webhooks/wechat/messages".formatted(ports.mall())),
                        PushFormat.JSON)
                .mallSettings(workshop.wechatSettings(), "127.0.0.1"));
    }

    private void openDemoShop(GenericApplicationContext context, SimulatorControl wechat) {
        context.registerBean(SimulatorControl.class, () -> wechat);
        context.registerBean("consoleAccount", Path.class, workshop::consoleAccount);
        context.registerBean(DemoFreight.class);
        context.registerBean(DemoShop.class);
        context.registerBean(DemoCampaigns.class);
        context.registerBean(DemoCoupons.class);
        context.registerBean(DemoShoppers.class);
        context.registerBean(DemoPeople.class);
    }

    /// As arguments, because these come before every file; what was typed comes before them.
    private String[] withSettings(LocalServers servers, String[] typed) {
        var database = servers.postgres().databaseOrNew("mall");
        var settings = Stream.of(
                "server.port=" + ports.mall(),
                "management.server.port=" + ports.management(),
                "spring.profiles.default=dev",
                "spring.datasource.url=" + database.url(),
                "spring.datasource.username=" + database.user(),
                "spring.datasource.password=" + database.password(),
                "spring.data.redis.host=" + servers.redis().host(),
                "spring.data.redis.port=" + servers.redis().port(),
                "spring.config.import=file:" + workshop.wechatSettings(),
                "mall.wechat.pay.notify-base=http://127.0.0.1:" + ports.mall(),
                "mall.console.url=http://localhost:%d/console/".formatted(ports.mall()),
                "mall.console.secure-cookie=false",
                "mall.warm-up.time=2s");
        return Stream.concat(
                        Arrays.stream(typed),
                        settings.map(setting -> "--" + setting).filter(setting -> !isTyped(setting, typed)))
                .toArray(String[]::new);
    }

    private static boolean isTyped(String setting, String[] typed) {
        var name = setting.substring(0, setting.indexOf('=') + 1);
        return Arrays.stream(typed).anyMatch(argument -> argument.startsWith(name));
    }

    private synchronized void stop() {
        if (simulator != null) simulator.close();
        if (servers != null) servers.close();
        simulator = null;
        servers = null;
    }

    /// Maven or an IDE that was killed leaves no mall behind.
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            var _ = parent.onExit().thenRun(() -> System.exit(0));
        });
    }
}
