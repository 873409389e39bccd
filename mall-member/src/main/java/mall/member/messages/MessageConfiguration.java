package mall.member.messages;

import java.util.Map;
import mall.domain.audit.AuditCheck;
import mall.domain.settings.SettingDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MessageConfiguration {

    @Bean
    SettingDefinition<MessageSettings> messageSettings() {
        return new SettingDefinition<>("messages", MessageSettings.class, new MessageSettings(Map.of()));
    }

    @Bean
    AuditCheck messageUsedAConsent() {
        return AuditCheck.strict("message-used-a-consent", """
                select m.member_id::text as subject,
                       format('%s messages of template %s on %s consents', count(*), m.template_id, max(c.used))
                           as detail
                from message m
                left join message_consent c on c.member_id = m.member_id and c.template_id = m.template_id
                where m.holds_consent
                group by m.member_id, m.template_id
                having count(*) > coalesce(max(c.used), 0)
                """);
    }

    @Bean
    AuditCheck messageIsNotStuck() {
        return AuditCheck.settling("message-is-not-stuck", """
                select id::text as subject, format('%s, due since %s', purpose, due_at) as detail, due_at as since
                from message where state = 'WAITING' and due_at < cast(:now as timestamptz) - interval '5 minutes'
                """);
    }
}
