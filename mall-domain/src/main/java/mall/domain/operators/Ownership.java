package mall.domain.operators;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import mall.domain.operators.OperatorRefusal.LastOwner;
import mall.domain.operators.OperatorRefusal.MoreThanOwn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Guards what must hold for all operators together: somebody may do everything, and nobody hands
/// out more than he has.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Ownership {

    /// The role that the first operator gets. It is in the first migration, and cannot be removed
    /// while he has it.
    static final RoleId OWNER = new RoleId(UUID.fromString("01936f00-0000-7000-8000-000000000001"));

    private final JdbcClient jdbc;
    private final RoleRepository roles;

    Ownership(JdbcClient jdbc, RoleRepository roles) {
        this.jdbc = jdbc;
        this.roles = roles;
    }

    /// One at a time: two owners who disable each other at the same moment are one after the other.
    void takeTurns() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('operators', 0))")
                .query(rows -> {});
    }

    /// To be asked after the change, in its transaction.
    void requireAnOwner() {
        var owners = jdbc.sql("""
                        select count(*) from shop_operator o
                        where o.state = 'ACTIVE' and exists (
                            select from shop_operator_roles r join operator_role_permissions p using (role_id)
                            where r.operator_id = o.id and p.permission = '*')
                        """).query(Long.class).single();
        if (owners == 0) throw new LastOwner();
    }

    void requireNoMoreThanOwn(SignedInOperator by, Collection<RoleId> given) {
        requireNoMoreThanOwn(by, permissionsOf(given));
    }

    void requireNoMoreThanOwn(SignedInOperator by, Permissions given) {
        if (!by.permissions().allowAll(given)) throw new MoreThanOwn();
    }

    /// Whether somebody with these roles may still give that one.
    boolean mayGive(Collection<RoleId> held, RoleId given) {
        return permissionsOf(held).allowAll(permissionsOf(List.of(given)));
    }

    private Permissions permissionsOf(Collection<RoleId> ids) {
        return new Permissions(roles.findByIdIn(ids).stream()
                .flatMap(role -> role.permissions().patterns().stream())
                .collect(Collectors.toSet()));
    }
}
