package mall.member.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Violation;
import mall.domain.kernel.MemberId;
import mall.member.members.addresses.AddressEntry;
import mall.member.members.addresses.Addresses;
import mall.testing.MallTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Plants what must never be and looks whether the audit sees it.
@MallTest
class MembersAuditTests {

    @Autowired
    Audit audit;

    @Autowired
    FrontDoor door;

    @Autowired
    MemberSessions sessions;

    @Autowired
    Addresses addresses;

    @Autowired
    JdbcClient jdbc;

    SessionTokens tokens = new SessionTokens(MemberId.next(), "", Instant.EPOCH, "", Instant.EPOCH, false);

    @BeforeEach
    void aMemberWithAnAddress() {
        tokens = door.stranger();
        sessions.refresh(tokens.refresh());
        addresses.add(tokens.member(), new AddressEntry("李雷", "13800138000", "440305", "科技园", true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            member-has-one-default-address   | update member_address set is_default = false where member_id = :member
            member-who-is-out-has-no-session | update member set state = 'BLOCKED' where id = :member
            member-who-left-is-forgotten     | update member set state = 'ERASED' where id = :member
            member-has-an-identity           | delete from member_identity where member_id = :member
            """)
    void whatMustNotBeIsSeen(String check, String plant) {
        assertThat(subjects(check)).doesNotContain(tokens.member().toString());

        jdbc.sql(plant).param("member", tokens.member().id()).update();

        assertThat(subjects(check)).contains(tokens.member().toString());
    }

    @Test
    void aTokenThatCanBeTradedTwiceIsSeen() {
        var session = jdbc.sql("select id::text from member_session where member_id = :member")
                .param("member", tokens.member().id())
                .query(String.class)
                .single();
        assertThat(subjects("refresh-token-is-traded-once")).doesNotContain(session);

        jdbc.sql("update member_token set spent_at = null where session_id = cast(:session as uuid)")
                .param("session", session)
                .update();

        assertThat(subjects("refresh-token-is-traded-once")).contains(session);
    }

    /// Takes the member away with everything that was planted about him: other tests share the
    /// database.
    @AfterEach
    void clear() {
        for (var table : List.of("member_address", "member_session", "member_identity")) {
            jdbc.sql("delete from %s where member_id = :member".formatted(table))
                    .param("member", tokens.member().id())
                    .update();
        }
        jdbc.sql("delete from member where id = :member")
                .param("member", tokens.member().id())
                .update();
    }

    List<String> subjects(String check) {
        return audit.run().findings().stream()
                .filter(finding -> finding.check().equals(check))
                .peek(finding -> assertThat(finding.failure()).isNull())
                .flatMap(finding -> finding.violations().stream())
                .map(Violation::subject)
                .toList();
    }
}
