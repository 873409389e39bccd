package mall.promotion.flashsale.counter;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenKey.class)
class CounterConfiguration {

    @Bean
    Signatures flashSaleSignatures(TokenKey key, Environment environment) {
        if (environment.matchesProfiles("production") && key.isForDevelopment()) {
            throw new IllegalStateException(
                    "Production needs a key of its own for attempt tokens: set mall.flash-sale.token-key");
        }
        return new Signatures(key.key());
    }
}
