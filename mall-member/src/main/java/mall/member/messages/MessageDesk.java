package mall.member.messages;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mall.member.messages.MessageChannel.Sending;
import mall.member.messages.MessageRows.Keeping;
import mall.member.messages.MessageRows.Waiting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The two transactions around a call to WeChat: taking what is due, and writing down what became
/// of it. A crash in between leaves a message that is tried again; if it was sent, WeChat says no
/// the second time, because its consent is used up.
@Component
@Transactional
class MessageDesk {

    /// The wait doubles from here: 30 s, 1 min, 2 min, … 32 min.
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);

    static final int MOST_ATTEMPTS = 8;

    private final MessageRows rows;
    private final Consents consents;
    private final Clock clock;

    MessageDesk(MessageRows rows, Consents consents, Clock clock) {
        this.rows = rows;
        this.consents = consents;
        this.clock = clock;
    }

    /// The messages to send now, each with a consent in its hand.
    List<Waiting> take(int most) {
        var now = clock.instant();
        var taken = new ArrayList<Waiting>();
        var due = rows.lockDue(now, most);
        for (var message : due) {
            if (!message.expiresAt().isAfter(now)) {
                giveUp(message, MessageState.SKIPPED, "too late");
            } else if (message.attempts() >= MOST_ATTEMPTS) {
                giveUp(message, MessageState.DEAD, "no answer after %d attempts".formatted(message.attempts()));
            } else if (message.holdsConsent() || consents.take(message.member(), message.templateId())) {
                rows.attempt(message, now.plus(FIRST_WAIT.multipliedBy(1L << message.attempts())));
                taken.add(message);
            } else {
                giveUp(message, MessageState.SKIPPED, "not allowed");
            }
        }
        return taken;
    }

    void settle(Waiting message, Sending sending) {
        var now = clock.instant();
        switch (sending) {
            case Sending.Sent() -> rows.end(message, MessageState.SENT, Keeping.KEEPS, "sent", now);
            case Sending.NotAllowed() -> {
                if (rows.end(message, MessageState.REFUSED, Keeping.KEEPS, "not allowed", now)) {
                    consents.forget(message.member(), message.templateId());
                }
            }
            case Sending.Impossible(var reason) -> giveUpTaken(message, MessageState.DEAD, reason);
            case Sending.Later(var reason) -> {
                if (message.attempts() + 1 >= MOST_ATTEMPTS) giveUpTaken(message, MessageState.DEAD, reason);
                else rows.note(message, reason);
            }
        }
    }

    private void giveUp(Waiting message, MessageState state, String outcome) {
        if (message.holdsConsent()) giveUpTaken(message, state, outcome);
        else rows.end(message, state, Keeping.GIVES_BACK, outcome, clock.instant());
    }

    private void giveUpTaken(Waiting message, MessageState state, String outcome) {
        if (rows.end(message, state, Keeping.GIVES_BACK, outcome, clock.instant())) {
            consents.giveBack(message.member(), message.templateId());
        }
    }
}
