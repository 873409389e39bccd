package mall.domain.files;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FileLinkKey.class)
class FilesConfiguration {

    @Bean
    @ConditionalOnMissingBean(FileStore.class)
    FileStore fileStore(JdbcClient jdbc) {
        return new PostgresFiles(jdbc);
    }

    @Bean
    FileLinks fileLinks(FileLinkKey key, Environment environment) {
        if (environment.matchesProfiles("production") && key.isForDevelopment()) {
            throw new IllegalStateException(
                    "Production needs a key of its own for links to private files: set mall.files.link-key");
        }
        return new FileLinks(key);
    }
}
