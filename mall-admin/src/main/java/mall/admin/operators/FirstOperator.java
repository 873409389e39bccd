package mall.admin.operators;

import java.time.Duration;
import mall.domain.operators.Invitations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells whoever starts a new mall how to become its owner: a link, in the log, good once and for
/// an hour. While there is no operator, every start prints another one.
@Component
class FirstOperator {

    private static final Logger log = LoggerFactory.getLogger(FirstOperator.class);

    private final Invitations invitations;
    private final ConsoleLinks links;

    FirstOperator(Invitations invitations, ConsoleLinks links) {
        this.invitations = invitations;
        this.links = links;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        invitations
                .first()
                .ifPresent(first -> log.warn(
                        "This mall has no operator yet. Become its owner within {} minutes: {}",
                        Duration.ofHours(1).toMinutes(),
                        links.invitation(first)));
    }
}
