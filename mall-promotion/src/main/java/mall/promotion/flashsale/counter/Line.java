package mall.promotion.flashsale.counter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mall.promotion.flashsale.counter.CounterRefusal.Busy;
import mall.promotion.flashsale.gate.Admission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Where those who were let in wait for their orders, in this process. It has so many places and no
/// more, and a place is taken before the gate is asked: whoever finds none is sent away while he has
/// nothing yet, and nobody waits for long.
@Component
class Line {

    /// About half a second of orders.
    static final int PLACES = 4_000;

    /// Longer than it takes until everybody knows of an order.
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final Semaphore free = new Semaphore(PLACES);
    private final BlockingQueue<Place> queue = new LinkedBlockingQueue<>();
    private final Map<UUID, Place> byAdmission = new ConcurrentHashMap<>();
    private final Cache<UUID, Place> left = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(REMEMBERED)
            .executor(Runnable::run)
            .build();

    Line(MeterRegistry meters) {
        Gauge.builder("mall.flashsale.line", byAdmission, Map::size)
                .description("how many wait for their flash sale orders")
                .register(meters);
        Gauge.builder("mall.flashsale.line.wait", queue, Line::longestWait)
                .baseUnit("seconds")
                .description("how long the first of them has waited")
                .register(meters);
    }

    private static double longestWait(BlockingQueue<Place> queue) {
        var first = queue.peek();
        return first == null ? 0 : first.waited().toMillis() / 1e3;
    }

    /// Takes a place, which [#join] fills or [#vacate] gives back.
    ///
    /// @throws Busy when there is none
    void reserve() {
        if (!free.tryAcquire()) throw new Busy();
    }

    void vacate() {
        free.release();
    }

    /// Fills a place that was reserved. Who is in the line already keeps his place, and the reserved
    /// one is given back.
    Place join(Admission admission, Form form) {
        return join(new Place(admission, form, false));
    }

    private Place join(Place mine) {
        var other = byAdmission.putIfAbsent(mine.admission().id(), mine);
        if (other != null) {
            vacate();
            return other;
        }
        queue.add(mine);
        return mine;
    }

    /// For an admission that somebody else left: nobody waits for it here. When there is no place, it
    /// will be offered again.
    void takeUp(Admission admission, Form form) {
        if (free.tryAcquire()) join(new Place(admission, form, true));
    }

    /// Also when he has left it a moment ago.
    Optional<Place> remembered(UUID admission) {
        return find(admission).or(() -> Optional.ofNullable(left.getIfPresent(admission)));
    }

    Optional<Place> find(UUID admission) {
        return Optional.ofNullable(byAdmission.get(admission));
    }

    /// The first ones, in their order; waits a moment for one.
    List<Place> next(int most) throws InterruptedException {
        var first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first == null) return List.of();
        var batch = new ArrayList<Place>();
        batch.add(first);
        queue.drainTo(batch, most - 1);
        return batch;
    }

    /// Lets one out of the line.
    ///
    /// @param outcome null when it is not decided here
    void leave(Place place, @Nullable Outcome outcome) {
        left.put(place.admission().id(), place);
        byAdmission.remove(place.admission().id());
        vacate();
        if (outcome == null) place.leave();
        else place.leave(outcome);
    }
}
