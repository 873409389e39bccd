package mall.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import mall.domain.operators.KnownPermissions;
import mall.domain.operators.Permissions;
import mall.domain.operators.Roles;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The roles that a new mall starts with keep up with what the console can do.
@MallHttpTest
class DefaultRolesTests {

    /// What only owners do.
    private static final Permissions OF_OWNERS = new Permissions(Set.of("operators:*"));

    @Autowired
    private KnownPermissions known;

    @Autowired
    private Roles roles;

    @Test
    void anOwnerMayDoEverything() {
        assertThat(known.names()).allMatch(of("owner")::allow);
    }

    @Test
    void aManagerMayDoEverythingButHireAndFire() {
        assertThat(known.names())
                .filteredOn(permission -> !OF_OWNERS.allow(permission))
                .isNotEmpty()
                .allMatch(of("manager")::allow);
        assertThat(of("manager").allow("operators:edit")).isFalse();
    }

    @Test
    void permissionsHaveNamesOfOneForm() {
        assertThat(known.names()).allMatch(name -> name.matches("[a-z]+(-[a-z]+)*:[a-z]+(-[a-z]+)*"));
    }

    private Permissions of(String role) {
        return roles.list().stream()
                .filter(view -> view.name().equals(role))
                .map(view -> new Permissions(Set.copyOf(view.permissions())))
                .findFirst()
                .orElseThrow();
    }
}
