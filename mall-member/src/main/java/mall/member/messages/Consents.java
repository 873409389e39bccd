package mall.member.messages;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Refusal;
import mall.domain.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The ledger of what members allowed: a tap is one message of a template.
///
/// The Mini Program reports the taps, so the ledger may say more than WeChat knows, which costs a
/// question that WeChat answers with no (43101); then the ledger says none.
@Component
@Transactional
public class Consents {

    /// How many unused taps are kept per template: nobody is told more than that.
    static final int MOST_UNUSED = 20;

    private final Settings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    Consents(Settings settings, JdbcClient jdbc, Clock clock) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Takes down one tap for each of these templates.
    ///
    /// @throws UnknownTemplate when one of them serves no purpose (any more)
    public void grant(MemberId member, Collection<String> templateIds) {
        var known = settings.of(MessageSettings.class).templates().values().stream()
                .map(MessageTemplate::templateId)
                .toList();
        for (var templateId : new TreeSet<>(templateIds)) {
            if (!known.contains(templateId)) throw new UnknownTemplate(templateId);
            jdbc.sql("""
                            insert into message_consent as c (member_id, template_id, granted, used, granted_at)
                            values (:member, :template, 1, 0, :now)
                            on conflict (member_id, template_id) do update
                            set granted = least(c.granted + 1, c.used + :most), granted_at = :now
                            """)
                    .param("member", member.id())
                    .param("template", templateId)
                    .param("most", MOST_UNUSED)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
    }

    /// How many messages he allows, for each template that he ever allowed.
    @Transactional(readOnly = true)
    public List<Consent> of(MemberId member) {
        return jdbc.sql("""
                        select template_id, granted - used as unused from message_consent
                        where member_id = :member order by template_id
                        """).param("member", member.id()).query(Consent.class).list();
    }

    /// Takes one for a message, which holds it until it is sent.
    ///
    /// @return whether there was one
    boolean take(MemberId member, String templateId) {
        return change("used = used + 1", "used < granted", member, templateId);
    }

    /// Gives back one whose message could not be sent.
    void giveBack(MemberId member, String templateId) {
        change("used = used - 1", "used > 0", member, templateId);
    }

    /// WeChat says that none is left.
    void forget(MemberId member, String templateId) {
        change("used = granted", "true", member, templateId);
    }

    // What is set and where are words of ours, never from outside.
    private boolean change(String set, String where, MemberId member, String templateId) {
        return jdbc.sql("update message_consent set %s where member_id = :member and template_id = :template and %s"
                                .formatted(set, where))
                        .param("member", member.id())
                        .param("template", templateId)
                        .update()
                > 0;
    }

    /// What a member allows of one template.
    ///
    /// @param unused how many messages may still be sent
    public record Consent(String templateId, int unused) {}

    /// No message of the shop uses this template.
    public static final class UnknownTemplate extends Refusal {
        UnknownTemplate(String templateId) {
            super(Kind.INVALID, "unknown-template", "template", templateId);
        }
    }
}
