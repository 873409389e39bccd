package wechatsim;

import java.net.URI;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import wechatsim.crypto.PlatformKeys;
import wechatsim.crypto.SimulatorCredentials;

/// A running simulator.
///
/// ```java
/// try (var wechat = WechatSimulator.start(Options.onAnyPort())) {
///     // configure the mall with wechat.baseUrl(), wechat.port() and wechat.credentials()
///     var code = wechat.control().shopper("刘小雨").loginCode();
/// }
/// ```
public final class WechatSimulator implements AutoCloseable {

    private final ServletWebServerApplicationContext context;

    private WechatSimulator(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /// Starts one inside this JVM. It leaves the logging of its host alone, and whoever started it
    /// closes it.
    public static WechatSimulator start(Options options) {
        var application = application();
        application.setRegisterShutdownHook(false);
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
        return run(application, options.arguments());
    }

    /// Starts one alone; see the README for the properties.
    public static void main(String[] arguments) {
        var application = application();
        var simulator = run(application, arguments);
        System.out.printf("The WeChat simulator is ready: %s%n", simulator.baseUrl());
    }

    private static SpringApplication application() {
        var application = new SpringApplication(SimulatorApplication.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        return application;
    }

    private static WechatSimulator run(SpringApplication application, String... arguments) {
        var all = new String[arguments.length + 1];
        // First among the arguments: with the mall around it, it must never read the mall's settings.
        all[0] = "--spring.config.name=wechat-simulator";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new WechatSimulator((ServletWebServerApplicationContext) application.run(all));
    }

    public int port() {
        return Objects.requireNonNull(context.getWebServer()).getPort();
    }

    /// What stands in for `https://api.weixin.qq.com`. For WeChat Pay, make it the HTTP proxy to
    /// `http://api.mch.weixin.qq.com`, so that SDKs go on signing and verifying.
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public SimulatorCredentials credentials() {
        return context.getBean(PlatformKeys.class).credentials();
    }

    public SimulatorControl control() {
        return new SimulatorControl(context);
    }

    @Override
    public void close() {
        context.close();
    }
}
