package mall.member.members;

import mall.domain.audit.AuditCheck;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionRules.class)
class MembersConfiguration {

    @Bean
    AuditCheck memberHasOneDefaultAddress() {
        return AuditCheck.strict("member-has-one-default-address", """
                select member_id::text as subject,
                       format('%s default among %s addresses', count(*) filter (where is_default), count(*)) as detail
                from member_address group by member_id having count(*) filter (where is_default) <> 1
                """);
    }

    @Bean
    AuditCheck memberWhoIsOutHasNoSession() {
        return AuditCheck.strict("member-who-is-out-has-no-session", """
                select m.id::text as subject, format('%s, with %s live sessions', m.state, count(*)) as detail
                from member m join member_session s on s.member_id = m.id and s.ended_at is null
                where m.state <> 'ACTIVE' group by m.id
                """);
    }

    @Bean
    AuditCheck memberWhoLeftIsForgotten() {
        return AuditCheck.strict("member-who-left-is-forgotten", """
                select m.id::text as subject, 'still has ' || kept.what as detail
                from member m
                join lateral (
                    select 'an identity' as what from member_identity where member_id = m.id
                    union all select 'an address' from member_address where member_id = m.id
                    union all select 'a favourite' from member_favourite where member_id = m.id
                    union all select 'a footprint' from member_footprint where member_id = m.id
                ) kept on true
                where m.state = 'ERASED'
                """);
    }

    @Bean
    AuditCheck memberHasAnIdentity() {
        return AuditCheck.strict("member-has-an-identity", """
                select m.id::text as subject, 'nobody in WeChat' as detail
                from member m
                where m.state <> 'ERASED'
                  and not exists (select from member_identity i where i.member_id = m.id)
                """);
    }

    @Bean
    AuditCheck refreshTokenIsTradedOnce() {
        return AuditCheck.strict("refresh-token-is-traded-once", """
                select session_id::text as subject, format('%s tokens of it can be traded', count(*)) as detail
                from member_token join member_session s on s.id = session_id and s.ended_at is null
                where kind = 'REFRESH' and spent_at is null
                group by session_id having count(*) > 1
                """);
    }
}
