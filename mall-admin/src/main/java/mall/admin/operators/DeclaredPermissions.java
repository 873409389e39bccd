package mall.admin.operators;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import mall.domain.operators.KnownPermissions;
import mall.web.access.Access;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The permissions that the console's controllers name in `@Needs`: naming one declares it.
@Component
class DeclaredPermissions implements KnownPermissions {

    private final SingletonSupplier<SortedSet<String>> names;

    DeclaredPermissions(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        names = SingletonSupplier.of(() -> declared(mappings));
    }

    @Override
    public SortedSet<String> names() {
        return names.obtain();
    }

    private static SortedSet<String> declared(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        var found = new TreeSet<String>();
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .forEach(method -> {
                    if (Access.of(method) instanceof Access.WhoMay(var permission)) found.add(permission);
                });
        return Collections.unmodifiableSortedSet(found);
    }
}
