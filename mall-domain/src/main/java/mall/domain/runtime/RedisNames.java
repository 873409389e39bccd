package mall.domain.runtime;

import org.redisson.client.codec.StringCodec;
import org.redisson.config.NameMapper;
import org.redisson.spring.starter.RedissonAutoConfigurationCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Sets Redis up for everyone: keys and channels begin with the mall's prefix, so that shops,
/// tests and stages share a server without meeting; values are plain text unless somebody names
/// another codec; and a connection is made when it is first needed, so that the mall starts while
/// Redis is away.
@Configuration
class RedisNames {

    @Bean
    RedissonAutoConfigurationCustomizer redisNamesBeginWithPrefix(@Value("${mall.redis.prefix}") String prefix) {
        return config -> {
            config.setLazyInitialization(true).setCodec(StringCodec.INSTANCE).setNameMapper(new Prefixed(prefix));
            if (config.isSingleConfig()) {
                config.useSingleServer().setConnectionMinimumIdleSize(4);
            }
        };
    }

    private record Prefixed(String prefix) implements NameMapper {

        @Override
        public String map(String name) {
            return prefix + name;
        }

        @Override
        public String unmap(String name) {
            return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        }
    }
}
