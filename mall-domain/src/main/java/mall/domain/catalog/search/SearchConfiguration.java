package mall.domain.catalog.search;

import mall.domain.settings.SettingDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    @Bean
    SettingDefinition<SearchSettings> searchSettings() {
        return new SettingDefinition<>("search", SearchSettings.class, SearchSettings.DEFAULTS);
    }
}
