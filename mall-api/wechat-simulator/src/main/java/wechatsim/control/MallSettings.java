package wechatsim.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import wechatsim.crypto.PlatformKeys;
import wechatsim.crypto.SimulatorCredentials;

/// Writes what WeChat hands to a merchant as settings of the mall, for a mall in another container:
/// both see one volume, and the mall imports the file. Written before the simulator listens, so
/// that a mall that waits for it finds the file.
@Component
@ConditionalOnProperty("simulator.mall-settings")
final class MallSettings implements InitializingBean {

    private final Path file;
    private final String host;
    private final int port;
    private final SimulatorCredentials credentials;

    /// @param host the name under which the mall reaches this simulator
    MallSettings(
            @Value("${simulator.mall-settings}") Path file,
            @Value("${simulator.known-as:127.0.0.1}") String host,
            @Value("${server.port}") int port,
            PlatformKeys keys) {
        this.file = file;
        this.host = host;
        this.port = port;
        this.credentials = keys.credentials();
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        try (var writer = Files.newBufferedWriter(file)) {
            settings().store(writer, "Written by the WeChat simulator at each start");
        }
    }

    private Properties settings() {
        var settings = new Properties();
        settings.setProperty("mall.wechat.appid", credentials.appid());
        settings.setProperty("mall.wechat.secret", credentials.appSecret());
        settings.setProperty("mall.wechat.host", "http://%s:%d".formatted(host, port));
        settings.setProperty("mall.wechat.pay.mchid", credentials.mchid());
        settings.setProperty("mall.wechat.pay.merchant-serial", credentials.merchantSerial());
        settings.setProperty("mall.wechat.pay.private-key", credentials.merchantPrivateKey());
        settings.setProperty("mall.wechat.pay.api-v3-key", credentials.apiV3Key());
        settings.setProperty("mall.wechat.pay.public-key-id", credentials.publicKeyId());
        settings.setProperty("mall.wechat.pay.public-key", credentials.publicKey());
        settings.setProperty("mall.wechat.pay.host", "http://api.mch.weixin.qq.com");
        settings.setProperty("mall.wechat.pay.proxy.host", host);
        settings.setProperty("mall.wechat.pay.proxy.port", Integer.toString(port));
        settings.setProperty("mall.wechat.push.token", credentials.pushToken());
        settings.setProperty("mall.wechat.push.encoding-aes-key", credentials.encodingAesKey());
        return settings;
    }
}
