package mall.api.wechat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import me.chanjar.weixin.common.redis.RedissonWxRedisOps;
import me.chanjar.weixin.common.redis.WxRedisOps;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the Mini Program's access token where all replicas find it: in Redis. While Redis is away
/// each replica keeps its own copy; WeChat hands the same stable token to all of them, so a copy
/// too many does no harm, and for the same reason a lock within this process is enough.
final class SharedTokens implements WxRedisOps {

    private static final Logger log = LoggerFactory.getLogger(SharedTokens.class);

    private final WxRedisOps redis;
    private final Map<String, Copy> copies = new ConcurrentHashMap<>();
    private final Map<String, Lock> locks = new ConcurrentHashMap<>();

    SharedTokens(RedissonClient redisson) {
        this.redis = new RedissonWxRedisOps(redisson);
    }

    private record Copy(String value, long until) {
        Duration left() {
            return Duration.ofNanos(until - System.nanoTime());
        }
    }

    @Override
    public @Nullable String getValue(String key) {
        try {
            return redis.getValue(key);
        } catch (RedisException e) {
            away(e);
            var copy = copies.get(key);
            return copy == null || copy.left().isNegative() ? null : copy.value();
        }
    }

    @Override
    public void setValue(String key, String value, int expire, TimeUnit unit) {
        copies.put(key, new Copy(value, System.nanoTime() + unit.toNanos(expire)));
        try {
            redis.setValue(key, value, expire, unit);
        } catch (RedisException e) {
            away(e);
        }
    }

    /// In seconds, negative when there is none.
    @Override
    public Long getExpire(String key) {
        try {
            return redis.getExpire(key);
        } catch (RedisException e) {
            away(e);
            var copy = copies.get(key);
            return copy == null ? -2L : copy.left().toSeconds();
        }
    }

    @Override
    public void expire(String key, int expire, TimeUnit unit) {
        copies.remove(key);
        try {
            redis.expire(key, expire, unit);
        } catch (RedisException e) {
            away(e);
        }
    }

    @Override
    public Lock getLock(String key) {
        return locks.computeIfAbsent(key, _ -> new ReentrantLock());
    }

    private static void away(RedisException e) {
        log.warn("Redis is away; this replica uses its own copy of WeChat's token: {}", e.getMessage());
    }
}
