package mall.domain.payments;

import static mall.domain.payments.SqlTime.at;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Word from WeChat that was validly signed and yet cannot be right, and money that came twice:
/// kept until somebody has looked at it. The same again counts up instead of filling the list.
@Component
@Transactional
public class PaymentIncidents {

    private static final Logger log = LoggerFactory.getLogger(PaymentIncidents.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectProvider<MeterRegistry> meters;

    PaymentIncidents(JdbcClient jdbc, Clock clock, ObjectProvider<MeterRegistry> meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.meters = meters;
    }

    /// @param kind one word joined by dashes: `payment-amount`, `unknown-refund`
    /// @param number the number that WeChat named
    void raise(String kind, String number, String detail) {
        log.error("Payment incident {} for number {}: {}", kind, number, detail);
        meters.ifAvailable(registry ->
                registry.counter("mall.payments.incidents", "kind", kind).increment());
        jdbc.sql("""
                        insert into payment_incident (id, kind, number, detail, first_at, last_at)
                        values (:id, :kind, :number, :detail, :now, :now)
                        on conflict (kind, number) do update set times = payment_incident.times + 1,
                            last_at = excluded.last_at, detail = excluded.detail,
                            resolved_at = null, resolved_by = null, resolution = null
                        """)
                .param("id", Ids.next())
                .param("kind", kind)
                .param("number", number)
                .param("detail", detail)
                .param("now", at(clock.instant()))
                .update();
    }

    /// @param resolution what was found and done
    public void resolve(UUID incident, String resolution, Actor by) {
        var changed = jdbc.sql("""
                        update payment_incident set resolved_at = :now, resolved_by = :by, resolution = :resolution
                        where id = :id and resolved_at is null
                        """)
                .param("id", incident)
                .param("resolution", resolution)
                .param("by", by.code())
                .param("now", at(clock.instant()))
                .update();
        if (changed == 0) throw new NotFound("payment-incident", incident);
    }

    /// Those that nobody has looked at yet, newest first.
    @Transactional(readOnly = true)
    public Slice<Incident> open(@Nullable UUID before, int limit) {
        List<Incident> found = jdbc.sql("""
                        select id, kind, number, detail, times, first_at, last_at from payment_incident
                        where resolved_at is null and (:before::uuid is null or id < :before)
                        order by id desc limit :limit
                        """)
                .param("before", before)
                .param("limit", limit + 1)
                .query((row, _) -> new Incident(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("number"),
                        row.getString("detail"),
                        row.getInt("times"),
                        row.getTimestamp("first_at").toInstant(),
                        row.getTimestamp("last_at").toInstant()))
                .list();
        return Slice.of(found, limit, incident -> incident.id().toString());
    }

    public record Incident(
            UUID id, String kind, String number, String detail, int times, Instant firstAt, Instant lastAt) {}
}
