package mall.api.wechat;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/// What both halves of WeChat need.
@Configuration
@OnWechat
@EnableConfigurationProperties(WechatSettings.class)
class WechatConfiguration {

    private final PlatformKeys keys;

    WechatConfiguration(PlatformKeys keys) {
        this.keys = keys;
    }

    /// A new certificate shows up to a day before it signs.
    @Scheduled(fixedDelay = 6, timeUnit = TimeUnit.HOURS)
    void fetchCertificates() {
        keys.refresh();
    }
}
