package mall.api.wechat;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.redisson.api.RedissonClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// Puts the Mini Program's server API together. No call is made at start.
@Configuration(proxyBeanMethods = false)
@OnWechat
class MiniProgramConfiguration {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int CONNECTIONS = 50;

    @Bean
    MiniProgram miniProgram(WechatSettings settings, RedissonClient redisson) {
        return new MiniProgram(settings, new SharedTokens(redisson), client(settings.patience()));
    }

    /// Logins have a breaker of their own, so that trouble with messages turns nobody away.
    @Bean
    WechatIdentities wechatIdentities(MiniProgram program, WechatSettings settings, CircuitBreakerRegistry breakers) {
        var calls = new WechatCalls(breakers.circuitBreaker("wechat-login"), new MiniProgramFailures());
        return new WechatIdentities(program, calls, settings.appid(), JsonMapper.shared());
    }

    @Bean
    SubscribeMessages subscribeMessages(MiniProgram program, WechatSettings settings, CircuitBreakerRegistry breakers) {
        var calls = new WechatCalls(breakers.circuitBreaker("wechat-messages"), new MiniProgramFailures());
        return new SubscribeMessages(program, calls, settings.appid());
    }

    @Bean
    ShippingReports shippingReports(MiniProgram program, WechatSettings settings, CircuitBreakerRegistry breakers) {
        var calls = new WechatCalls(breakers.circuitBreaker("wechat-shipping"), new MiniProgramFailures());
        return new ShippingReports(program, calls, settings.appid());
    }

    private static CloseableHttpClient client(Duration patience) {
        var timeouts = RequestConfig.custom()
                .setConnectionRequestTimeout((int) CONNECT.toMillis())
                .setConnectTimeout((int) CONNECT.toMillis())
                .setSocketTimeout((int) patience.toMillis())
                .build();
        return HttpClients.custom()
                .setDefaultRequestConfig(timeouts)
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setConnectionTimeToLive(1, TimeUnit.MINUTES)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
    }
}
