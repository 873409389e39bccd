package mall.testing.wechat;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import mall.testing.LocalServers;
import mall.testing.wechat.SimulatedWechat.Verification;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;
import wechatsim.Options;
import wechatsim.WechatSimulator;
import wechatsim.kernel.SimulatorSettings.PushFormat;

/// Starts a simulator before the mall and stops it after. WeChat's long waits are short here.
public class WithSimulator implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private final Verification verification;

    public WithSimulator() {
        this(Verification.PUBLIC_KEY);
    }

    WithSimulator(Verification verification) {
        this.verification = verification;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var mallPort = LocalServers.freePort();
        var simulator = WechatSimulator.start(Options.onAnyPort()
                .noticeSpeed(60)
                .paymentAppearsAfter(Duration.ofSeconds(1))
                .refundSettlesAfter(Duration.ofMillis(300))
                .pushTo(URI.create("http://127.0.0.1:" + mallPort + "/webhooks/wechat/messages"), PushFormat.JSON));
        var settings = new HashMap<>(SimulatedWechat.settings(simulator, mallPort, verification));
        settings.put("server.port", mallPort);
        settings.put("mall.wechat.patience", "1500ms");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("wechat", settings));
        context.getBeanFactory().registerSingleton("wechatSimulator", simulator);
        context.getBeanFactory().registerSingleton("simulatorControl", simulator.control());
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent closed && closed.getApplicationContext() == context)
                simulator.close();
        });
    }

    /// The same for a merchant who has platform certificates.
    public static class InCertificateMode extends WithSimulator {
        public InCertificateMode() {
            super(Verification.CERTIFICATES);
        }
    }

    /// The same while a merchant changes from certificates to the public key.
    public static class InBothModes extends WithSimulator {
        public InBothModes() {
            super(Verification.BOTH);
        }
    }
}
