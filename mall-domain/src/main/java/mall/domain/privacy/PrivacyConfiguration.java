package mall.domain.privacy;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacyKeys.class)
class PrivacyConfiguration {

    @Bean
    PersonalCipher personalCipher(PrivacyKeys keys, Environment environment) {
        if (environment.matchesProfiles("production") && keys.areForDevelopment()) {
            throw new IllegalStateException(
                    "Production needs keys of its own for personal data: set mall.privacy.keys and mall.privacy.index-key");
        }
        return new PersonalCipher(keys);
    }
}
