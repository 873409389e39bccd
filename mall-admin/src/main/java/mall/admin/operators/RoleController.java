package mall.admin.operators;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import mall.domain.operators.KnownPermissions;
import mall.domain.operators.RoleId;
import mall.domain.operators.RoleView;
import mall.domain.operators.Roles;
import mall.domain.operators.SignedInOperator;
import mall.web.IfMatch;
import mall.web.Needs;
import mall.web.Tagged;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What the roles of the shop may do.
@RestController
@RequestMapping("/admin/api/roles")
class RoleController {

    private static final String PERMISSION = "([a-z][a-z-]*|\\*)(:([a-z][a-z-]*|\\*))?";

    private final Roles roles;
    private final KnownPermissions permissions;

    RoleController(Roles roles, KnownPermissions permissions) {
        this.roles = roles;
        this.permissions = permissions;
    }

    record EditRole(
            @NotBlank @Size(max = 40) String name,
            @NotEmpty @Size(max = 200) Set<@Pattern(regexp = PERMISSION) String> permissions) {}

    record RoleResponse(RoleId id, String name, List<String> permissions) {
        static RoleResponse of(RoleView role) {
            return new RoleResponse(role.id(), role.name(), role.permissions());
        }
    }

    @Needs("operators:read")
    @GetMapping
    List<RoleResponse> list() {
        return roles.list().stream().map(RoleResponse::of).toList();
    }

    /// All permissions that a role can have; `orders:*`, `*:read` and `*` stand for several.
    @Needs("operators:read")
    @GetMapping("/permissions")
    SortedSet<String> permissions() {
        return permissions.names();
    }

    @Needs("operators:read")
    @GetMapping("/{id}")
    ResponseEntity<RoleResponse> show(@PathVariable RoleId id) {
        return tagged(roles.require(id));
    }

    @Needs("operators:edit")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RoleResponse create(@Valid @RequestBody EditRole role, @AuthenticationPrincipal SignedInOperator me) {
        return RoleResponse.of(roles.create(role.name(), role.permissions(), me));
    }

    @Needs("operators:edit")
    @PutMapping("/{id}")
    ResponseEntity<RoleResponse> edit(
            @PathVariable RoleId id,
            IfMatch version,
            @Valid @RequestBody EditRole role,
            @AuthenticationPrincipal SignedInOperator me) {
        return tagged(roles.edit(id, role.name(), role.permissions(), version.version(), me));
    }

    @Needs("operators:edit")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable RoleId id, @AuthenticationPrincipal SignedInOperator me) {
        roles.remove(id, me);
    }

    private static ResponseEntity<RoleResponse> tagged(RoleView role) {
        return Tagged.tagged(role.version(), RoleResponse.of(role));
    }
}
