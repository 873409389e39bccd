package mall.api.wechat;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What both halves of WeChat need.
@Configuration
@OnWechat
@EnableConfigurationProperties(WechatSettings.class)
class WechatConfiguration {

    /// A breaker opens when half of the last calls were met with silence, and lets a few through
    /// after ten seconds to see.
    @Bean
    CircuitBreakerRegistry wechatBreakers() {
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(10))
                .permittedNumberOfCallsInHalfOpenState(3)
                .build());
    }
}
