package mall.member.messages;

import java.time.Clock;
import java.time.Duration;
import mall.domain.kernel.NotFound;
import mall.domain.runtime.Backlog;
import mall.member.members.Members;
import mall.member.messages.MessageChannel.Letter;
import mall.member.messages.MessageChannel.Sending;
import mall.member.messages.MessageRows.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Sends what is due, on every replica, some at a time and side by side: WeChat takes a tenth of a
/// second for each.
@Component
class MessageClock {

    private static final Logger log = LoggerFactory.getLogger(MessageClock.class);

    private static final int AT_ONCE = 32;

    /// For whoever asks what was told.
    private static final Duration KEPT = Duration.ofDays(90);

    private final MessageDesk desk;
    private final MessageRows rows;
    private final Members members;
    private final ObjectProvider<MessageChannel> channel;
    private final Backlog backlog;
    private final Clock clock;

    /// Six: it takes what is due, finds out who it is for, sends it, and sweeps.
    MessageClock(
            MessageDesk desk,
            MessageRows rows,
            Members members,
            ObjectProvider<MessageChannel> channel,
            Backlog backlog,
            Clock clock) {
        this.desk = desk;
        this.rows = rows;
        this.members = members;
        this.channel = channel;
        this.backlog = backlog;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "1s")
    void sendDue() {
        backlog.workThrough(AT_ONCE, desk::take, message -> desk.settle(message, send(message)));
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "7m")
    void sweep() {
        var before = clock.instant().minus(KEPT);
        boolean more = true;
        while (more) more = rows.sweep(before) > 0;
    }

    private Sending send(Waiting message) {
        try {
            var to = members.identity(message.member());
            return channel.getObject().send(new Letter(to, message.templateId(), message.page(), message.fields()));
        } catch (NotFound hasLeft) {
            return new Sending.Impossible("the member has left");
        } catch (RuntimeException broken) {
            log.warn("Message {} could not be sent", message.id(), broken);
            return new Sending.Later(broken.getClass().getSimpleName());
        }
    }
}
