package mall.web.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import mall.web.Limited.Traffic;
import org.springframework.stereotype.Component;

/// Counts in this process alone: costs nothing, and with n replicas a caller gets up to n times as
/// much.
@Component
class LocalBuckets implements Buckets {

    private static final int MANY = 200_000;

    private final Limits limits;
    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MANY)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();

    LocalBuckets(Limits limits) {
        this.limits = limits;
    }

    @Override
    public ConsumptionProbe take(Traffic traffic, String caller) {
        return buckets.get(new Key(traffic, caller), this::fill).tryConsumeAndReturnRemaining(1);
    }

    private Bucket fill(Key key) {
        var rate = limits.of(key.traffic);
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.times()).refillGreedy(rate.times(), rate.per()))
                .build();
    }

    private record Key(Traffic traffic, String caller) {}
}
