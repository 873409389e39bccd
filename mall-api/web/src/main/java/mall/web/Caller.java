package mall.web;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/// Whoever is behind this request, as one of the front doors has made sure. The principal is that
/// side's own type (`Shopper`, `SignedInOperator`) and is what controllers ask for; this class
/// tells the parts that both sides share what they need to know of him.
@SuppressWarnings("serial") // lives for one request, is never written anywhere
public final class Caller extends AbstractAuthenticationToken {

    private final UUID id;
    private final Object principal;
    private final Predicate<String> permissions;

    private Caller(UUID id, Object principal, Predicate<String> permissions) {
        super(List.of());
        this.id = id;
        this.principal = principal;
        this.permissions = permissions;
        setAuthenticated(true);
    }

    /// A shopper: has no permissions, only what is his own.
    public static Caller shopper(UUID id, Object principal) {
        return new Caller(id, principal, _ -> false);
    }

    public static Caller operator(UUID id, Object principal, Predicate<String> permissions) {
        return new Caller(id, principal, permissions);
    }

    /// Whoever is behind the request that this thread is answering; null for somebody unknown.
    public static @Nullable Caller current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof Caller caller ? caller : null;
    }

    public UUID id() {
        return id;
    }

    public boolean may(String permission) {
        return permissions.test(permission);
    }

    @Override
    public Object getPrincipal() {
        return principal;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    /// Ids only: this text reaches logs.
    @Override
    public String getName() {
        return id.toString();
    }

    @Override
    public String toString() {
        return "Caller[" + id + "]";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Caller caller
                && caller.id.equals(id)
                && caller.principal.getClass() == principal.getClass();
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
