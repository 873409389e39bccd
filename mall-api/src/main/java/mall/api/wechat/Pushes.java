package mall.api.wechat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Keeps what WeChat has pushed, once each.
///
/// Subscribe-message events are kept and change nothing: what members allowed is taken down where
/// they tap, and what WeChat no longer allows shows when a message is sent. Reminders of orders
/// that wait to be shipped and word of settlements are for people to look at.
@Component
@OnWechat
class Pushes {

    private static final Logger log = LoggerFactory.getLogger(Pushes.class);

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    Pushes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void keep(JsonNode message) {
        var event = text(message, "Event").isEmpty() ? text(message, "MsgType") : text(message, "Event");
        var isNew = jdbc.sql("""
                                insert into wechat_push (id, event, content, received_at)
                                values (:id, :event, :content::jsonb, :now) on conflict (id) do nothing
                                """)
                        .param("id", id(message, event))
                        .param("event", event)
                        .param("content", message.toString())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
        if (isNew) log.info("WeChat pushed {}", event);
    }

    /// Messages have a number; events are told apart by whom, when and what.
    private static String id(JsonNode message, String event) {
        var number = text(message, "MsgId");
        if (!number.isEmpty()) return number;
        return String.join(
                "/",
                text(message, "FromUserName"),
                text(message, "CreateTime"),
                event,
                text(message, "transaction_id"),
                text(message, "trace_id"));
    }

    private static String text(JsonNode message, String field) {
        return message.path(field).asString("");
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "11m")
    void forgetOldOnes() {
        jdbc.sql("delete from wechat_push where received_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
