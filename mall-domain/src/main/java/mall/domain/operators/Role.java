package mall.domain.operators;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A name for a set of permissions. The four that the shop starts with may be edited like any
/// other.
@Entity
@Table(name = "operator_role")
class Role {

    @EmbeddedId
    private RoleId id;

    private String name;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "operator_role_permissions", joinColumns = @JoinColumn(name = "role_id"))
    @Column(name = "permission")
    private Set<String> permissions = new HashSet<>();

    @Version
    private @Nullable Integer version;

    Role(RoleId id, String name, Permissions permissions) {
        this.id = id;
        this.name = name;
        this.permissions.addAll(permissions.patterns());
    }

    /// For JPA.
    @SuppressWarnings("NullAway")
    protected Role() {}

    void edit(String name, Permissions permissions) {
        this.name = name;
        this.permissions.retainAll(permissions.patterns());
        this.permissions.addAll(permissions.patterns());
    }

    RoleId id() {
        return id;
    }

    String name() {
        return name;
    }

    Permissions permissions() {
        return new Permissions(permissions);
    }

    int version() {
        return version == null ? 0 : version;
    }
}
