package wechatsim.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/// The last exchanges, newest first.
@Component
public final class Exchanges {

    private static final int KEPT = 500;

    private final AtomicLong ids = new AtomicLong();
    private final Deque<Exchange> newestFirst = new ArrayDeque<>();

    /// Keeps an exchange, which is made under the number that it gets.
    public void keep(LongFunction<Exchange> made) {
        var exchange = made.apply(ids.incrementAndGet());
        synchronized (newestFirst) {
            newestFirst.addFirst(exchange);
            if (newestFirst.size() > KEPT) newestFirst.removeLast();
        }
    }

    public List<Exchange> list() {
        synchronized (newestFirst) {
            return List.copyOf(newestFirst);
        }
    }

    public void clear() {
        synchronized (newestFirst) {
            newestFirst.clear();
        }
    }
}
