package mall.domain.orders.pricing;

import mall.domain.settings.SettingDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PricingConfiguration {

    @Bean
    SettingDefinition<StackingSettings> stackingSettings() {
        return new SettingDefinition<>("stacking", StackingSettings.class, StackingSettings.DEFAULTS);
    }
}
