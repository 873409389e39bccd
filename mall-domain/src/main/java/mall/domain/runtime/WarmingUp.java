package mall.domain.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Does the [Warmup]s for which there is an occasion: before the process says that it is ready, which
/// Boot lets it say when all runners have run, and later whenever there is a new one. Side by side, as
/// it will be in earnest.
@Component
class WarmingUp implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(WarmingUp.class);

    private final ObjectProvider<Warmup> warmups;
    private final Duration time;
    private final Map<Warmup, Object> doneFor = new ConcurrentHashMap<>();

    /// @param time how long one occasion may take
    WarmingUp(ObjectProvider<Warmup> warmups, @Value("${mall.warm-up.time}") Duration time) {
        this.warmups = warmups;
        this.time = time;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        warmUp();
    }

    @Scheduled(fixedDelayString = "5s", initialDelayString = "5s")
    void warmUp() {
        if (!time.isPositive()) return;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            warmups.forEach(warmup -> threads.execute(() -> warmUp(warmup)));
        }
    }

    /// A failure ends it: whoever is in earnest will meet the same one and say so.
    private void warmUp(Warmup warmup) {
        int turns = 0;
        var until = System.nanoTime() + time.toNanos();
        try {
            var occasion = warmup.occasion();
            if (occasion == null || occasion.equals(doneFor.put(warmup, occasion))) return;
            while (System.nanoTime() - until < 0 && !Thread.currentThread().isInterrupted()) {
                warmup.turn();
                turns++;
            }
            log.info("Warmed up for {}: {} turns", occasion, turns);
        } catch (RuntimeException failure) {
            log.warn("Could not warm up after {} turns: {}", turns, failure.toString());
        }
    }
}
