package mall.domain.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@MallTest
class RedisNamesTests {

    @Autowired
    RedissonClient redisson;

    @Autowired
    Environment environment;

    final String tea = "tea-" + UUID.randomUUID();

    @Test
    void everyKeyBeginsWithThePrefix() {
        redisson.getBucket(tea).set("green");

        var plain = plainClient();
        try {
            var prefix = environment.getProperty("mall.redis.prefix");
            assertThat(plain.getBucket(prefix + tea, StringCodec.INSTANCE).get())
                    .isEqualTo("green");
            assertThat(plain.getBucket(tea, StringCodec.INSTANCE).isExists()).isFalse();
        } finally {
            plain.shutdown();
        }
    }

    @Test
    void whoAsksForAKeyDoesNotSeeThePrefix() {
        redisson.getBucket(tea).set("green");

        assertThat(redisson.getKeys().getKeys()).contains(tea);
    }

    private RedissonClient plainClient() {
        var config = new Config();
        config.useSingleServer()
                .setAddress(
                        environment.resolvePlaceholders("redis://${spring.data.redis.host}:${spring.data.redis.port}"));
        return Redisson.create(config);
    }
}
