package mall.domain.orders.numbers;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.locks.ReentrantLock;
import mall.domain.kernel.ShopCalendar;
import mall.domain.orders.OrderNumber;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives out order numbers. They come from a sequence, a block at a time, so that most orders
/// cost no statement for it; what is left of a block when the mall stops is lost.
@Component
@EnableConfigurationProperties(NumberKey.class)
public class OrderNumbers {

    /// As the sequence `order_number` increments.
    private static final int BLOCK = 100;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private final JdbcClient jdbc;
    private final Permutation permutation;
    private final ReentrantLock lock = new ReentrantLock();
    private long next;
    private long end;

    OrderNumbers(JdbcClient jdbc, NumberKey key, Environment environment) {
        if (environment.matchesProfiles("production") && key.isForDevelopment()) {
            throw new IllegalStateException(
                    "Production needs a key of its own for order numbers: set mall.orders.number-key");
        }
        this.jdbc = jdbc;
        this.permutation = new Permutation(key.numberKey());
    }

    /// @param at the moment of the order, which gives the number its day
    public OrderNumber next(Instant at) {
        var digits = permutation.apply(draw() % Permutation.SIZE);
        return new OrderNumber("%s%010d".formatted(DAY.format(ShopCalendar.dayOf(at)), digits));
    }

    private long draw() {
        lock.lock();
        try {
            if (next == end) {
                next = jdbc.sql("select nextval('order_number')")
                        .query(Long.class)
                        .single();
                end = next + BLOCK;
            }
            return next++;
        } finally {
            lock.unlock();
        }
    }
}
