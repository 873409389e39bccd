package mall.domain.orders;

import mall.domain.settings.SettingDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

    @Bean
    SettingDefinition<OrderSettings> orderSettings() {
        return new SettingDefinition<>("orders", OrderSettings.class, OrderSettings.DEFAULTS);
    }
}
