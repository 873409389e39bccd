package mall.domain.operators;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.OperatorId;
import mall.domain.kernel.Stale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The people of the console and their roles.
@Component
@Transactional
public class Operators {

    private final OperatorRepository operators;
    private final RoleRepository roles;
    private final Ownership ownership;
    private final OperatorSessions sessions;
    private final ActionLog log;

    Operators(
            OperatorRepository operators,
            RoleRepository roles,
            Ownership ownership,
            OperatorSessions sessions,
            ActionLog log) {
        this.operators = operators;
        this.roles = roles;
        this.ownership = ownership;
        this.sessions = sessions;
        this.log = log;
    }

    /// All of them, the longest-serving first. They are few: a shop has no pages of operators.
    @Transactional(readOnly = true)
    public List<OperatorView> list() {
        var known = rolesById();
        return operators.all().stream().map(operator -> view(operator, known)).toList();
    }

    @Transactional(readOnly = true)
    public OperatorView require(OperatorId id) {
        return view(find(id), rolesById());
    }

    /// Renames an operator and gives him exactly these roles.
    ///
    /// @throws OperatorRefusal.MoreThanOwn when he has, or would get, more than the editor has
    /// @throws OperatorRefusal.LastOwner when nobody would be left who may do everything
    public OperatorView edit(OperatorId id, String name, Set<RoleId> given, long version, SignedInOperator by) {
        ownership.takeTurns();
        var operator = find(id);
        Stale.check("operator", id, version, operator.version());
        for (var role : given) if (roles.findById(role).isEmpty()) throw new NotFound("role", role);
        ownership.requireNoMoreThanOwn(by, operator.roles());
        ownership.requireNoMoreThanOwn(by, given);
        return change(operator, "operators:edit", by, () -> {
            operator.rename(name);
            operator.assign(given);
        });
    }

    /// Logs an operator out everywhere and lets him in no more.
    public void disable(OperatorId id, SignedInOperator by) {
        ownership.takeTurns();
        var operator = find(id);
        ownership.requireNoMoreThanOwn(by, operator.roles());
        change(operator, "operators:disable", by, operator::disable);
        sessions.endAll(id);
    }

    public void enable(OperatorId id, SignedInOperator by) {
        ownership.takeTurns();
        var operator = find(id);
        ownership.requireNoMoreThanOwn(by, operator.roles());
        change(operator, "operators:enable", by, operator::enable);
    }

    private OperatorView change(Operator operator, String action, SignedInOperator by, Runnable change) {
        var known = rolesById();
        var before = view(operator, known);
        change.run();
        operators.save(operator);
        operators.flush();
        ownership.requireAnOwner();
        sessions.rereadAll();
        var after = view(operator, known);
        log.record(by.actor(), action, "operator:" + operator.id(), before, after);
        return after;
    }

    private Operator find(OperatorId id) {
        return operators.findById(id).orElseThrow(() -> new NotFound("operator", id));
    }

    private Map<RoleId, Role> rolesById() {
        return roles.all().stream().collect(Collectors.toMap(Role::id, Function.identity()));
    }

    private static OperatorView view(Operator operator, Map<RoleId, Role> known) {
        var held = operator.roles().stream()
                .map(role -> new OperatorView.Held(
                        role, known.containsKey(role) ? known.get(role).name() : ""))
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
        return new OperatorView(
                operator.id(),
                operator.login(),
                operator.name(),
                operator.isActive(),
                held,
                operator.joinedAt(),
                operator.version());
    }
}
