package mall.promotion.flashsale.gate;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import mall.domain.kernel.SkuId;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.SessionId;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Remembers for a moment that a lot is sold out, so that the crowd that comes too late costs
/// neither Redis nor PostgreSQL. It forgets as soon as a unit comes back, on every replica that
/// hears of it, and by itself after a fifth of a second.
///
/// Whoever comes again because his answer was lost may have been let in before: he asks by his
/// ticket, not here.
@Component
public class SoldOutMemory {

    private static final Logger log = LoggerFactory.getLogger(SoldOutMemory.class);

    private static final Duration MOMENT = Duration.ofMillis(200);

    private static final String TOPIC = "flash:returned";

    private final RTopic topic;
    private final AtomicBoolean subscribed = new AtomicBoolean();

    /// Until when, in nanoseconds of this JVM's clock.
    private final Map<LotId, Long> soldOut = new ConcurrentHashMap<>();

    private final AtomicLong returns = new AtomicLong();

    private final Duration moment;

    @Autowired
    SoldOutMemory(RedissonClient redisson) {
        this(redisson, MOMENT);
    }

    /// @param moment how long it remembers
    SoldOutMemory(RedissonClient redisson, Duration moment) {
        this.moment = moment;
        this.topic = redisson.getTopic(TOPIC, StringCodec.INSTANCE);
    }

    /// Was there nothing left a moment ago?
    public boolean remembers(LotId lot) {
        var until = soldOut.get(lot);
        if (until == null) return false;
        if (System.nanoTime() - until < 0) return true;
        soldOut.remove(lot, until);
        return false;
    }

    /// A number that changes when units come back: whoever asks the gate notes it before.
    long returns() {
        return returns.get();
    }

    /// @param noted what [#returns] said before the gate was asked; if anything came back since,
    /// the answer may be older than that, and nothing is remembered
    void remember(LotId lot, long noted) {
        soldOut.put(lot, System.nanoTime() + moment.toNanos());
        if (returns.get() != noted) soldOut.remove(lot);
    }

    /// Units came back: forgets it here, and lets the other replicas know.
    void tell(LotId lot) {
        forget(lot);
        topic.publishAsync(lot.toString());
    }

    /// Hears what other replicas tell, from now on. It connects, which may take its time.
    @Scheduled(fixedDelayString = "1s")
    public void listen() {
        if (subscribed.get()) return;
        topic.addListener(String.class, (_, lot) -> hear(lot));
        subscribed.set(true);
    }

    private void forget(LotId lot) {
        returns.incrementAndGet();
        soldOut.remove(lot);
    }

    private void hear(String told) {
        var words = told.split("/", 2);
        try {
            forget(new LotId(new SessionId(UUID.fromString(words[0])), new SkuId(UUID.fromString(words[1]))));
        } catch (RuntimeException nonsense) {
            log.warn("Somebody told of a lot that is none");
        }
    }
}
