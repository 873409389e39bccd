package mall.member.messages;

import static mall.member.messages.Subscribers.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport;
import mall.domain.kernel.ShopClock;
import mall.member.messages.Subscribers.Subscriber;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The audit sees messages that should not be.
@MallTest
class MessageChecksTests {

    @Autowired
    Subscribers subscribers;

    @Autowired
    Consents consents;

    @Autowired
    MessageClock messageClock;

    @Autowired
    Audit audit;

    @Autowired
    ShopClock clock;

    @Autowired
    JdbcClient jdbc;

    @SuppressWarnings("NullAway.Init") // before each test
    Subscriber liu;

    @BeforeEach
    void aSubscriber() {
        liu = subscribers.subscriber();
    }

    @Nested
    class TheAudit {

        @Test
        void seesAMessageThatUsedNoConsent() {
            consents.grant(liu.member(), List.of(TEMPLATE));
            tell("first");
            messageClock.sendDue();
            assertThat(violations("message-used-a-consent"))
                    .doesNotContain(liu.member().toString());

            jdbc.sql("update message_consent set used = 0 where member_id = :id")
                    .param("id", liu.member().id())
                    .update();

            assertThat(violations("message-used-a-consent"))
                    .contains(liu.member().toString());
        }

        @Test
        void seesAMessageThatIsStuck() {
            consents.grant(liu.member(), List.of(TEMPLATE));
            tell("first");
            var id = jdbc.sql("select id::text from message where member_id = :id")
                    .param("id", liu.member().id())
                    .query(String.class)
                    .single();
            assertThat(violations("message-is-not-stuck")).doesNotContain(id);

            clock.advance(Duration.ofMinutes(7));

            assertThat(violations("message-is-not-stuck")).contains(id);
        }

        List<String> violations(String check) {
            return audit.run().findings().stream()
                    .filter(result -> result.check().equals(check) && result.failure() == null)
                    .flatMap(result -> result.violations().stream())
                    .map(AuditReport.Violation::subject)
                    .toList();
        }
    }

    void tell(String cause) {
        subscribers.tell(liu, cause);
    }
}
