package mall.api.wechat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import mall.domain.kernel.MemberId;
import mall.member.members.Members;
import mall.member.messages.Consents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Keeps what WeChat has pushed, once each, and has the consent ledger hear what members allow and
/// forbid. Reminders of orders that wait to be shipped and word of settlements are for people to look
/// at. A crash between keeping and hearing loses a tap, which the Mini Program tells, too, and never
/// counts one twice.
@Component
@OnWechat
class Pushes {

    private static final Logger log = LoggerFactory.getLogger(Pushes.class);

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Members members;
    private final Consents consents;
    private final Clock clock;
    private final String appid;

    Pushes(JdbcClient jdbc, Members members, Consents consents, Clock clock, WechatSettings settings) {
        this.jdbc = jdbc;
        this.members = members;
        this.consents = consents;
        this.clock = clock;
        this.appid = settings.appid();
    }

    /// @return whether it is news
    boolean keep(JsonNode message) {
        var event = text(message, "Event").isEmpty() ? text(message, "MsgType") : text(message, "Event");
        var choices = SubscribeChoice.in(message);
        var member = members.find(appid, text(message, "FromUserName"));
        var isNew = jdbc.sql("""
                                insert into wechat_push (id, event, content, received_at, member_id)
                                values (:id, :event, :content::jsonb, :now, :member) on conflict (id) do nothing
                                """)
                        .param("id", id(message, event, choices))
                        .param("member", member.map(MemberId::id).orElse(null))
                        .param("event", event)
                        .param("content", message.toString())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
        if (!isNew) return false;
        log.info("WeChat pushed {}", event);
        member.ifPresent(who -> hear(who, event, choices));
        return true;
    }

    /// A tap on "allow" in the dialog buys one message each; whoever turns messages off in the
    /// settings, or turns them on again, has bought none.
    private void hear(MemberId member, String event, List<SubscribeChoice> choices) {
        if (event.equals("subscribe_msg_popup_event")) consents.confirm(member, templates(choices, true));
        if (event.equals("subscribe_msg_change_event")) consents.revoke(member, templates(choices, false));
    }

    private static List<String> templates(List<SubscribeChoice> choices, boolean allowed) {
        return choices.stream()
                .filter(choice -> choice.isAllowed() == allowed)
                .map(SubscribeChoice::templateId)
                .toList();
    }

    /// Messages have a number; events are told apart by whom, when and what.
    private static String id(JsonNode message, String event, List<SubscribeChoice> choices) {
        var number = text(message, "MsgId");
        if (!number.isEmpty()) return number;
        return String.join(
                "/",
                text(message, "FromUserName"),
                text(message, "CreateTime"),
                event,
                text(message, "transaction_id"),
                text(message, "trace_id"),
                choices.stream().map(SubscribeChoice::toString).collect(Collectors.joining(",")));
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
