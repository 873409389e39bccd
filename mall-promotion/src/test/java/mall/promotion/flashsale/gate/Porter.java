package mall.promotion.flashsale.gate;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.SkuId;
import mall.promotion.flashsale.LotBook.LotRecord;
import mall.promotion.flashsale.LotBook.Outline;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.SessionId;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.config.NameMapper;

/// What one replica has at the gate: a client of a test's own Redis, set up as the mall's is, and
/// all that works with it.
final class Porter implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    static final Instant EVENING = NOON.plus(Duration.ofHours(8));

    final RedissonClient redisson;
    final RedisCalls redis;
    final SoldOutMemory memory;
    final RedisGate gate;

    private Porter(RedissonClient redisson) {
        this.redisson = redisson;
        this.redis = new RedisCalls(redisson, new SimpleMeterRegistry());
        this.memory = new SoldOutMemory(redisson, Duration.ofMinutes(1));
        this.gate = new RedisGate(redis, memory);
    }

    static Porter on(int port) {
        var config = config();
        config.useSingleServer()
                .setAddress("redis://127.0.0.1:" + port)
                .setTimeout(400)
                .setConnectTimeout(1_000)
                .setConnectionMinimumIdleSize(4);
        return new Porter(Redisson.create(config));
    }

    static Porter onCluster(int port) {
        var config = config();
        config.useClusterServers()
                .addNodeAddress("redis://127.0.0.1:" + port)
                .setTimeout(400)
                .setConnectTimeout(1_000);
        return new Porter(Redisson.create(config));
    }

    private static Config config() {
        return new Config()
                .setLazyInitialization(true)
                .setCodec(StringCodec.INSTANCE)
                .setNameMapper(new NameMapper() {
                    @Override
                    public String map(String name) {
                        return "mall:" + name;
                    }

                    @Override
                    public String unmap(String name) {
                        return name.substring("mall:".length());
                    }
                });
    }

    static LotId lot() {
        return new LotId(SessionId.next(), SkuId.next());
    }

    /// From noon until evening, all of it free.
    static Outline outline(int quota, int limit) {
        return new Outline(lot(), NOON, EVENING, true, quota, limit, quota);
    }

    /// A gate that lets people in, built without a ledger.
    LotId open(int quota, int limit) {
        var outline = outline(quota, limit);
        open(outline, Map.of());
        return outline.lot();
    }

    void open(Outline lot, Map<MemberId, Integer> bought) {
        open(lot, bought, "");
    }

    void open(Outline lot, Map<MemberId, Integer> bought, String epoch) {
        var rebuild = new Rebuild(redis, lot.lot(), GateBuilder.LEASE);
        if (!rebuild.shut(epoch)
                || !rebuild.draft(bought)
                || rebuild.open(new LotRecord(lot, bought), false) != Rebuild.Opening.DONE) {
            throw new IllegalStateException("the gate did not open");
        }
    }

    static Attempt attempt(LotId lot, MemberId member, int units) {
        return new Attempt(lot, member, UUID.randomUUID(), "key", units, NOON, "to the tea house, please");
    }

    Verdict admit(LotId lot, MemberId member) {
        return gate.admit(attempt(lot, member, 1));
    }

    Admission admitted(LotId lot, MemberId member) {
        return ((Verdict.Admitted) admit(lot, member)).admission();
    }

    @Override
    public void close() {
        redisson.shutdown();
    }
}
