package mall.domain.operators;

import mall.domain.audit.AuditCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What must hold of operators at any moment.
@Configuration
class OperatorChecks {

    @Bean
    AuditCheck somebodyOwnsTheMall() {
        return AuditCheck.strict("operators-somebody-owns-the-mall", """
                select 'operators' as subject, 'nobody who is active may do everything' as detail
                where exists (select from shop_operator)
                  and not exists (
                    select from shop_operator o
                    join shop_operator_roles r on r.operator_id = o.id
                    join operator_role_permissions p on p.role_id = r.role_id
                    where o.state = 'ACTIVE' and p.permission = '*')
                """);
    }

    @Bean
    AuditCheck nobodyDisabledIsSignedIn() {
        return AuditCheck.strict("operators-nobody-disabled-is-signed-in", """
                select o.id::text as subject, 'disabled, with an open session' as detail
                from shop_operator o join operator_session s on s.operator_id = o.id
                where o.state = 'DISABLED' and s.ended_at is null
                """);
    }
}
