package mall.domain.shipping;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Slice;
import mall.domain.orders.OrderId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Which orders WeChat has to be told of, and what is in the way. Every change of an order's
/// parcels raises the revision of its notice, so that an answer to an older report does not settle
/// a newer one.
@Component
@Transactional
public class ShippingNotices {

    /// How long a report that was taken up is left alone.
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /// After so many tries somebody should look at it: about a day and a half.
    private static final int MOST_TRIES = 40;

    private final JdbcClient jdbc;
    private final Clock clock;

    ShippingNotices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Notices that can not be accepted as they are, newest orders first.
    ///
    /// @param before the last one of the page before
    @Transactional(readOnly = true)
    public Slice<Trouble> troubled(@Nullable OrderId before, int limit) {
        var found = jdbc.sql("""
                        select order_id, tries, trouble from shipping_notice
                        where state = 'FAILED' and (:before::uuid is null or order_id < :before)
                        order by order_id desc limit :limit
                        """)
                .param("before", before == null ? null : before.id())
                .param("limit", limit + 1)
                .query((row, _) -> new Trouble(
                        new OrderId(row.getObject("order_id", UUID.class)),
                        row.getInt("tries"),
                        row.getString("trouble")))
                .list();
        return Slice.of(found, limit, trouble -> trouble.order().toString());
    }

    /// Tries again at once, with fresh patience.
    public void retry(OrderId order) {
        var changed =
                jdbc.sql("""
                        update shipping_notice set state = 'DUE', tries = 0, due_at = :now
                        where order_id = :order and state <> 'ACCEPTED'
                        """).param("order", order.id()).param("now", now()).update();
        if (changed == 0) throw new NotFound("shipping-notice", order);
    }

    /// WeChat has something new to learn about an order.
    void raise(OrderId order) {
        jdbc.sql("""
                        insert into shipping_notice as present (order_id, state, revision, tries, due_at)
                        values (:order, 'DUE', 1, 0, :now)
                        on conflict (order_id) do update
                            set state = 'DUE', revision = present.revision + 1, tries = 0, due_at = excluded.due_at
                        """).param("order", order.id()).param("now", now()).update();
    }

    /// Whether WeChat has heard of some parcels and waits for more.
    boolean isUnfinished(OrderId order) {
        return jdbc.sql("select exists (select from shipping_notice where order_id = :order and not reported_whole)")
                .param("order", order.id())
                .query(Boolean.class)
                .single();
    }

    /// Takes up what is due; other replicas take up others.
    List<Due> take(int most) {
        return jdbc.sql("""
                        update shipping_notice set due_at = :lease, tries = tries + 1
                        where order_id in (
                            select order_id from shipping_notice where state = 'DUE' and due_at <= :now
                            order by due_at limit :most for update skip locked)
                        returning order_id, revision, tries, reported_split
                        """)
                .param("now", now())
                .param("most", most)
                .param("lease", Timestamp.from(clock.instant().plus(LEASE)))
                .query((row, _) -> new Due(
                        new OrderId(row.getObject("order_id", UUID.class)),
                        row.getInt("revision"),
                        row.getInt("tries"),
                        row.getBoolean("reported_split")))
                .list();
    }

    void accepted(Due due, ShippingReport report) {
        jdbc.sql("""
                        update shipping_notice
                        set reported_split = :split, reported_whole = :whole, trouble = null,
                            state = case when revision = :revision then 'ACCEPTED' else state end,
                            due_at = case when revision = :revision then null else :now::timestamptz end
                        where order_id = :order
                        """)
                .param("order", due.order().id())
                .param("revision", due.revision())
                .param("split", report.split())
                .param("whole", report.everything())
                .param("now", now())
                .update();
    }

    void later(Due due, String reason) {
        if (due.tries() >= MOST_TRIES) {
            impossible(due, reason);
            return;
        }
        jdbc.sql("""
                        update shipping_notice set due_at = :next, trouble = :trouble
                        where order_id = :order and revision = :revision
                        """)
                .param("order", due.order().id())
                .param("revision", due.revision())
                .param("trouble", reason)
                .param("next", Timestamp.from(clock.instant().plus(pause(due.tries()))))
                .update();
    }

    void impossible(Due due, String reason) {
        jdbc.sql("""
                        update shipping_notice set state = 'FAILED', due_at = null, trouble = :trouble
                        where order_id = :order and revision = :revision
                        """)
                .param("order", due.order().id())
                .param("revision", due.revision())
                .param("trouble", reason)
                .update();
    }

    /// Doubles from half a minute up to an hour.
    private static Duration pause(int tries) {
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /// @param trouble WeChat's words
    public record Trouble(OrderId order, int tries, String trouble) {}

    /// @param reportedSplit whether WeChat has heard of it as one of several parcels before
    record Due(OrderId order, int revision, int tries, boolean reportedSplit) {}
}
