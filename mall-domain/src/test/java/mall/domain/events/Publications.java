package mall.domain.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import mall.domain.events.TeaListener.Brewed;
import mall.domain.kernel.Ids;
import mall.domain.kernel.ShopClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What waits to be told to the tea's listener.
@Component
class Publications {

    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Redelivery redelivery;
    private final JdbcClient jdbc;
    private final ShopClock clock;

    Publications(
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Redelivery redelivery,
            JdbcClient jdbc,
            ShopClock clock) {
        this.events = events;
        this.transaction = transaction;
        this.redelivery = redelivery;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void forgetAll() {
        jdbc.sql("delete from event_publication").update();
    }

    void publish(UUID id) {
        transaction.executeWithoutResult(_ -> events.publishEvent(new Brewed(id)));
    }

    void failAgainAfter(Duration pause) {
        var before = attempts();
        clock.advance(pause);
        await().untilAsserted(() -> {
            redelivery.tellAgain();
            assertThat(attempts()).isEqualTo(before + 1);
        });
        await().untilAsserted(() -> assertThat(failed()).isOne());
    }

    int rows() {
        return count("true");
    }

    int failed() {
        return count("status = 'FAILED'");
    }

    int attempts() {
        return jdbc.sql("select completion_attempts from event_publication")
                .query(Integer.class)
                .single();
    }

    void insert(UUID id, String type, String status, int attempts) {
        var listenerId = "mall.domain.events.TeaListener.on(mall.domain.events.TeaListener$Brewed)";
        jdbc.sql("""
                        insert into event_publication
                            (id, listener_id, event_type, serialized_event, publication_date, status, completion_attempts)
                        values (:id, :listener, :type, :event, :at, :status, :attempts)
                        """)
                .param("id", Ids.next())
                .param("listener", listenerId)
                .param("type", type)
                .param("event", "{\"id\":\"%s\"}".formatted(id))
                .param("at", Timestamp.from(Instant.now(clock)))
                .param("status", status)
                .param("attempts", attempts)
                .update();
    }

    private int count(String which) {
        return jdbc.sql("select count(*) from event_publication where " + which)
                .query(Integer.class)
                .single();
    }
}
