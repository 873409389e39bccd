package mall.domain.operators;

import java.util.List;

/// A role as the console shows it, its permissions in alphabetical order.
public record RoleView(RoleId id, String name, List<String> permissions, long version) {

    static RoleView of(Role role) {
        return new RoleView(
                role.id(),
                role.name(),
                role.permissions().patterns().stream().sorted().toList(),
                role.version());
    }
}
