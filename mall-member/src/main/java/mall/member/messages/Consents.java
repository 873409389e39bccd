package mall.member.messages;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Refusal;
import mall.domain.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The ledger of what members allowed: a tap is one message of a template.
///
/// A tap is told twice: by the Mini Program, at once, and by WeChat, when it pushes messages. Either
/// word may get lost or never come, so the taps are counted in two accounts and the fuller one
/// counts: both together make no tap two. When all is used up, both accounts are level again, so that
/// a word that never came is not missed for ever. The ledger may still say more than WeChat knows, which
/// costs a question that WeChat answers with no (43101); then the ledger says none.
@Component
@Transactional
public class Consents {

    /// How many unused taps are kept per template: nobody is told more than that.
    static final int MOST_UNUSED = 20;

    private static final String USE_ONE = """
            used = used + 1, tapped = case when used + 1 = granted then granted else tapped end,
            confirmed = case when used + 1 = granted then granted else confirmed end""";

    private final Settings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    Consents(Settings settings, JdbcClient jdbc, Clock clock) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Takes down one tap for each of these templates, as the Mini Program tells it.
    ///
    /// @throws UnknownTemplate when one of them serves no purpose (any more)
    public void grant(MemberId member, Collection<String> templateIds) {
        var known = known();
        for (var templateId : new TreeSet<>(templateIds)) {
            if (!known.contains(templateId)) throw new UnknownTemplate(templateId);
            count("tapped", member, templateId);
        }
    }

    /// The same taps as WeChat tells them; templates that serve no purpose are left aside.
    public void confirm(MemberId member, Collection<String> templateIds) {
        var known = known();
        new TreeSet<>(templateIds)
                .stream().filter(known::contains).forEach(templateId -> count("confirmed", member, templateId));
    }

    /// He has forbidden messages of these templates in WeChat's settings: what he allowed is void.
    public void revoke(MemberId member, Collection<String> templateIds) {
        new TreeSet<>(templateIds).forEach(templateId -> forget(member, templateId));
    }

    private Set<String> known() {
        return settings.of(MessageSettings.class).templates().values().stream()
                .map(MessageTemplate::templateId)
                .collect(Collectors.toSet());
    }

    /// @param account whose: `tapped` the Mini Program's, `confirmed` WeChat's
    private void count(String account, MemberId member, String templateId) {
        jdbc.sql("""
                        insert into message_consent as c (member_id, template_id, %1$s, granted, used, granted_at)
                        values (:member, :template, 1, 1, 0, :now)
                        on conflict (member_id, template_id) do update
                        set %1$s = least(c.%1$s + 1, c.used + :most),
                            granted = greatest(c.granted, least(c.%1$s + 1, c.used + :most)), granted_at = :now
                        """.formatted(account))
                .param("member", member.id())
                .param("template", templateId)
                .param("most", MOST_UNUSED)
                .param("now", Timestamp.from(clock.instant()))
                .update();
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
        return change(USE_ONE, "used < granted", member, templateId);
    }

    /// Gives back one whose message could not be sent.
    void giveBack(MemberId member, String templateId) {
        change("used = used - 1", "used > 0", member, templateId);
    }

    /// WeChat says that none is left.
    void forget(MemberId member, String templateId) {
        change("used = granted, tapped = granted, confirmed = granted", "true", member, templateId);
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
