package mall.member.points;

import mall.domain.settings.SettingDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PointsConfiguration {

    @Bean
    SettingDefinition<PointsSettings> pointsSettings() {
        return new SettingDefinition<>("points", PointsSettings.class, PointsSettings.DEFAULTS);
    }
}
