package mall.web.limits;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.redisson.Bucket4jRedisson;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import mall.web.Limited.Traffic;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/// Counts across all replicas. While Redis is away, each replica counts for itself: limits get
/// wider, and nobody is kept from buying.
@Component
class RedisBuckets implements Buckets {

    private static final Logger log = LoggerFactory.getLogger(RedisBuckets.class);

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

    private final Limits limits;
    private final LocalBuckets local;
    private final String prefix;
    private final SingletonSupplier<ProxyManager<String>> redis;
    private final AtomicLong askAgainAt = new AtomicLong(System.nanoTime());

    RedisBuckets(
            Limits limits, LocalBuckets local, RedissonClient redisson, @Value("${mall.redis.prefix}") String prefix) {
        this.limits = limits;
        this.local = local;
        this.prefix = prefix + "limits:";
        this.redis = SingletonSupplier.of(() -> connect(redisson));
    }

    @Override
    public ConsumptionProbe take(Traffic traffic, String caller) {
        if (System.nanoTime() - askAgainAt.get() < 0) return local.take(traffic, caller);
        try {
            return redis.obtain()
                    .getProxy(
                            prefix + traffic.name().toLowerCase(Locale.ROOT) + ":" + caller,
                            () -> configuration(traffic))
                    .tryConsumeAndReturnRemaining(1);
        } catch (RuntimeException redisIsAway) {
            log.warn("Limits are counted by each replica alone while Redis is away");
            askAgainAt.set(System.nanoTime() + LEFT_ALONE.toNanos());
            return local.take(traffic, caller);
        }
    }

    private BucketConfiguration configuration(Traffic traffic) {
        var rate = limits.of(traffic);
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(rate.times()).refillGreedy(rate.times(), rate.per()))
                .build();
    }

    private static ProxyManager<String> connect(RedissonClient redisson) {
        return Bucket4jRedisson.casBasedBuilder(((Redisson) redisson).getCommandExecutor())
                .requestTimeout(PATIENCE)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10)))
                .build();
    }
}
