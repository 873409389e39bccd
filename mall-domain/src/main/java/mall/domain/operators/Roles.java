package mall.domain.operators;

import java.util.List;
import java.util.Set;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Stale;
import mall.domain.operators.OperatorRefusal.RoleInUse;
import mall.domain.operators.OperatorRefusal.RoleNameTaken;
import mall.domain.operators.OperatorRefusal.UnknownPermission;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The roles of the shop and what each of them may do.
@Component
@Transactional
public class Roles {

    private final RoleRepository roles;
    private final Ownership ownership;
    private final ObjectProvider<KnownPermissions> known;
    private final OperatorSessions sessions;
    private final ActionLog log;
    private final JdbcClient jdbc;

    // One more than five: roles are where permissions, people and their sessions meet.
    Roles(
            RoleRepository roles,
            Ownership ownership,
            ObjectProvider<KnownPermissions> known,
            OperatorSessions sessions,
            ActionLog log,
            JdbcClient jdbc) {
        this.roles = roles;
        this.ownership = ownership;
        this.known = known;
        this.sessions = sessions;
        this.log = log;
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<RoleView> list() {
        return roles.all().stream().map(RoleView::of).toList();
    }

    @Transactional(readOnly = true)
    public RoleView require(RoleId id) {
        return RoleView.of(find(id));
    }

    public RoleView create(String name, Set<String> permissions, SignedInOperator by) {
        ownership.takeTurns();
        requireFree(name);
        var given = grantable(permissions, by);
        var role = roles.save(new Role(RoleId.next(), name, given));
        var view = RoleView.of(role);
        log.record(by.actor(), "roles:create", "role:" + role.id(), null, view);
        return view;
    }

    /// @throws OperatorRefusal.MoreThanOwn when the role has, or would get, more than its editor
    public RoleView edit(RoleId id, String name, Set<String> permissions, long version, SignedInOperator by) {
        ownership.takeTurns();
        var role = find(id);
        Stale.check("role", id, version, role.version());
        if (!role.name().equals(name)) requireFree(name);
        ownership.requireNoMoreThanOwn(by, role.permissions());
        var given = grantable(permissions, by);
        var before = RoleView.of(role);
        role.edit(name, given);
        roles.save(role);
        roles.flush();
        ownership.requireAnOwner();
        sessions.rereadAll();
        var after = RoleView.of(role);
        log.record(by.actor(), "roles:edit", "role:" + id, before, after);
        return after;
    }

    public void remove(RoleId id, SignedInOperator by) {
        ownership.takeTurns();
        var role = find(id);
        ownership.requireNoMoreThanOwn(by, role.permissions());
        if (isUsed(id)) throw new RoleInUse(id);
        roles.delete(role);
        log.record(by.actor(), "roles:remove", "role:" + id, RoleView.of(role), null);
    }

    private boolean isUsed(RoleId id) {
        return jdbc.sql("""
                        select exists (select from shop_operator_roles where role_id = :id)
                            or exists (select from operator_invitation where role_id = :id)
                        """).param("id", id.id()).query(Boolean.class).single();
    }

    private Permissions grantable(Set<String> permissions, SignedInOperator by) {
        var names = known.getObject().names();
        for (var permission : permissions) {
            var asked = new Permissions(Set.of(permission));
            if (names.stream().noneMatch(asked::allow)) throw new UnknownPermission(permission);
        }
        var given = new Permissions(permissions);
        ownership.requireNoMoreThanOwn(by, given);
        return given;
    }

    private void requireFree(String name) {
        if (roles.findByName(name).isPresent()) throw new RoleNameTaken(name);
    }

    private Role find(RoleId id) {
        return roles.findById(id).orElseThrow(() -> new NotFound("role", id));
    }
}
