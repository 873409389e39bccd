package mall.domain.operators;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import mall.domain.kernel.OperatorId;
import org.jspecify.annotations.Nullable;

/// Somebody who works for the shop. He joins by accepting an invitation, gets his roles from those
/// who may give them, and stays on record when he is disabled, since histories name him.
@Entity
@Table(name = "shop_operator")
class Operator {

    enum State {
        ACTIVE,
        DISABLED
    }

    @EmbeddedId
    private OperatorId id;

    private String login;
    private String name;
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    private State state = State.ACTIVE;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "shop_operator_roles", joinColumns = @JoinColumn(name = "operator_id"))
    @AttributeOverride(name = "id", column = @Column(name = "role_id"))
    private Set<RoleId> roles = new HashSet<>();

    private Instant joinedAt;

    @Version
    private @Nullable Integer version;

    Operator(OperatorId id, String login, String name, String passwordHash, RoleId role, Instant now) {
        this.id = id;
        this.login = login;
        this.name = name;
        this.passwordHash = passwordHash;
        this.roles.add(role);
        this.joinedAt = now;
    }

    /// For JPA.
    @SuppressWarnings("NullAway")
    protected Operator() {}

    void rename(String name) {
        this.name = name;
    }

    void assign(Set<RoleId> roles) {
        this.roles.retainAll(roles);
        this.roles.addAll(roles);
    }

    void changePassword(String hash) {
        passwordHash = hash;
    }

    void disable() {
        state = State.DISABLED;
    }

    void enable() {
        state = State.ACTIVE;
    }

    OperatorId id() {
        return id;
    }

    String login() {
        return login;
    }

    String name() {
        return name;
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean isActive() {
        return state == State.ACTIVE;
    }

    Set<RoleId> roles() {
        return Set.copyOf(roles);
    }

    Instant joinedAt() {
        return joinedAt;
    }

    int version() {
        return version == null ? 0 : version;
    }
}
