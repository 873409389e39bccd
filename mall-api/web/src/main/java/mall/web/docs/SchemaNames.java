package mall.web.docs;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Names schemas: a record of its own is called as it is called, a record inside another or inside
/// a controller takes that one's name in front, so that the `Line` of an order and the `Line` of a
/// cart stay two.
public final class SchemaNames extends TypeNameResolver {

    private final Map<String, Class<?>> taken = new ConcurrentHashMap<>();
    private final Map<String, String> clashes = new ConcurrentHashMap<>();

    SchemaNames() {}

    /// Names that two types of one front door share; there must be none, since one hides the other.
    public Map<String, String> clashes() {
        return new TreeMap<>(clashes);
    }

    @Override
    protected String getNameOfClass(Class<?> type) {
        var name = name(type);
        var first = taken.putIfAbsent(door(type) + name, type);
        if (first != null && first != type) clashes.put(name, first.getName() + " and " + type.getName());
        return name;
    }

    private static String name(Class<?> type) {
        var outer = type.getEnclosingClass();
        if (outer == null) return type.getSimpleName();
        var prefix = name(outer).replaceFirst("Controller$", "");
        // SessionController.SessionResponse is a SessionResponse, not a SessionSessionResponse.
        return type.getSimpleName().contains(prefix) ? type.getSimpleName() : prefix + type.getSimpleName();
    }

    private static String door(Class<?> type) {
        return type.getName().startsWith("mall.admin.") ? "console " : "shop ";
    }
}
