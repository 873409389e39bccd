package mall.promotion.flashsale.counter;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenKeys.class)
class CounterConfiguration {

    @Bean
    Signatures flashSaleSignatures(TokenKeys keys, Environment environment) {
        if (environment.matchesProfiles("production") && keys.areForDevelopment()) {
            throw new IllegalStateException(
                    "Production needs a key of its own for attempt tokens: set mall.flash-sale.token-keys");
        }
        return new Signatures(keys.keys());
    }
}
