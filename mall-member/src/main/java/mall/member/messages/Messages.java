package mall.member.messages;

import java.time.Clock;
import mall.domain.settings.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The queue of what is to be told. A message has a life of its own: it waits, takes a consent,
/// goes to WeChat, perhaps several times while WeChat is away, and ends as sent, skipped, refused
/// or dead.
@Component
@Transactional
public class Messages {

    private final Settings settings;
    private final MessageRows rows;
    private final Clock clock;

    Messages(Settings settings, MessageRows rows, Clock clock) {
        this.settings = settings;
        this.rows = rows;
        this.clock = clock;
    }

    /// Queues a message, once per cause; does nothing when the purpose has no template, when the
    /// member has allowed none of it, or when it is too late.
    public void tell(Notice notice) {
        var now = clock.instant();
        if (!notice.until().isAfter(now)) return;
        settings.of(MessageSettings.class)
                .template(notice.purpose())
                .ifPresent(template -> rows.add(notice, template, now));
    }
}
