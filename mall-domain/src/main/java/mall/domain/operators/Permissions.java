package mall.domain.operators;

import java.util.Set;

/// What somebody may do: names such as `orders:ship`, and patterns: `orders:*` is everything with
/// orders, `*:read` is looking at everything, `*` is everything.
public record Permissions(Set<String> patterns) {

    public static final Permissions NONE = new Permissions(Set.of());

    static final String EVERYTHING = "*";

    public Permissions {
        patterns = Set.copyOf(patterns);
    }

    /// @param permission a name, or a pattern, which is allowed only when all it stands for is
    public boolean allow(String permission) {
        if (patterns.contains(EVERYTHING) || patterns.contains(permission)) return true;
        int colon = permission.indexOf(':');
        if (colon < 0) return false;
        return patterns.contains(permission.substring(0, colon) + ":*")
                || patterns.contains("*" + permission.substring(colon));
    }

    boolean allowAll(Permissions others) {
        return others.patterns.stream().allMatch(this::allow);
    }

    boolean allowEverything() {
        return patterns.contains(EVERYTHING);
    }
}
