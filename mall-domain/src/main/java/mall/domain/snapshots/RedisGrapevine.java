package mall.domain.snapshots;

import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.api.listener.StatusListener;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The grapevine as a topic in Redis. One thread talks, so that nobody else ever waits for Redis.
/// Twice a second it says a number: a replica that does not hear its own numbers come back is
/// deaf, whatever its connections look like, and one whose numbers have a gap may have missed
/// word.
///
/// A message has lines; a line is `replica cache key`, `replica cache` for all of a cache,
/// `replica *` for everything, or `replica # n` for a number.
@Component
class RedisGrapevine implements Grapevine, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RedisGrapevine.class);

    private static final String TOPIC = "snapshots";
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration DEAF_AFTER = Duration.ofMillis(1_500);
    private static final int LINES_AT_ONCE = 500;
    private static final String NUMBER = "#";
    private static final String EVERYTHING = "*";

    private final RTopic topic;
    private final String replica = UUID.randomUUID().toString();
    private final BlockingQueue<String> untold = new ArrayBlockingQueue<>(10_000);
    private final AtomicBoolean tooMuchToTell = new AtomicBoolean();
    private volatile Hearer hearer = new Nobody();
    private volatile long heardAt = System.nanoTime() - DEAF_AFTER.toNanos();
    private volatile boolean running;
    private volatile @Nullable Thread talker;
    private boolean subscribed;
    private long said;
    private long heard;

    RedisGrapevine(RedissonClient redisson) {
        this.topic = redisson.getTopic(TOPIC, StringCodec.INSTANCE);
    }

    @Override
    public void listen(Hearer hearer) {
        this.hearer = hearer;
    }

    @Override
    public boolean isHeard() {
        return System.nanoTime() - heardAt < DEAF_AFTER.toNanos();
    }

    @Override
    public void tell(String cache, @Nullable String key) {
        var line = key == null ? replica + " " + cache : replica + " " + cache + " " + key;
        if (!untold.offer(line)) tooMuchToTell.set(true);
    }

    @Override
    public void start() {
        hearer.mayHaveMissedWord();
        running = true;
        talker = Thread.ofVirtual().name("grapevine").start(this::talk);
    }

    /// What was told before the stop still goes out.
    @Override
    public void stop() {
        running = false;
        var thread = talker;
        if (thread == null) return;
        try {
            if (!thread.join(Duration.ofSeconds(3))) log.warn("Word of changes was not told before the stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
        talker = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before the doors open, after they close: the last request's changes are told too.
    @Override
    public int getPhase() {
        return 0;
    }

    private void talk() {
        var lines = new ArrayList<String>();
        var nextBeat = System.nanoTime();
        while (running || !untold.isEmpty()) {
            try {
                var first = untold.poll(Math.max(0, nextBeat - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (first != null) lines.add(first);
                untold.drainTo(lines, LINES_AT_ONCE);
                if (tooMuchToTell.getAndSet(false)) lines.add(replica + " " + EVERYTHING);
                if (System.nanoTime() >= nextBeat) {
                    subscribe();
                    lines.add(replica + " " + NUMBER + " " + ++said);
                    nextBeat = System.nanoTime() + BEAT.toNanos();
                }
                if (!lines.isEmpty()) topic.publish(String.join("\n", lines));
                lines.clear();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException redisIsAway) {
                if (!running) return;
                log.debug("Nobody hears the grapevine", redisIsAway);
                lines.removeIf(line -> line.startsWith(replica + " " + NUMBER));
                if (lines.size() > LINES_AT_ONCE) {
                    lines.clear();
                    tooMuchToTell.set(true);
                }
            }
        }
    }

    private void subscribe() {
        if (subscribed) return;
        topic.addListener(new StatusListener() {
            @Override
            public void onSubscribe(String channel) {
                hearer.mayHaveMissedWord();
            }

            @Override
            public void onUnsubscribe(String channel) {}
        });
        topic.addListener(String.class, (_, message) -> message.lines().forEach(this::hear));
        subscribed = true;
    }

    private void hear(String line) {
        var words = line.split(" ", 3);
        var own = words[0].equals(replica);
        if (own && words.length == 3 && words[1].equals(NUMBER)) hearNumber(Long.parseLong(words[2]));
        else if (own || words[1].equals(NUMBER)) return;
        else if (words[1].equals(EVERYTHING)) hearer.mayHaveMissedWord();
        else hearer.changed(words[1], words.length == 3 ? words[2] : null);
    }

    private synchronized void hearNumber(long number) {
        if (number != heard + 1) hearer.mayHaveMissedWord();
        heard = number;
        heardAt = System.nanoTime();
    }

    private static final class Nobody implements Hearer {

        @Override
        public void changed(String cache, @Nullable String key) {}

        @Override
        public void mayHaveMissedWord() {}
    }
}
