package mall.admin.operators;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import mall.domain.kernel.OperatorId;
import mall.domain.operators.Operators;
import mall.domain.operators.RoleId;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The people of the console.
@RestController
@RequestMapping("/admin/api/operators")
class OperatorController {

    private final Operators operators;
    private final OperatorMapper mapper;

    OperatorController(Operators operators, OperatorMapper mapper) {
        this.operators = operators;
        this.mapper = mapper;
    }

    record EditOperator(
            @NotBlank @Size(max = 40) String name,
            @NotEmpty @Size(max = 20) Set<RoleId> roles) {}

    @Needs("operators:read")
    @GetMapping
    List<OperatorResponse> list() {
        return operators.list().stream().map(mapper::response).toList();
    }

    @Needs("operators:read")
    @GetMapping("/{id}")
    ResponseEntity<OperatorResponse> show(@PathVariable OperatorId id) {
        var operator = operators.require(id);
        return Tagged.tagged(operator.version(), mapper.response(operator));
    }

    @Needs("operators:edit")
    @PutMapping("/{id}")
    ResponseEntity<OperatorResponse> edit(
            @PathVariable OperatorId id,
            IfMatch version,
            @Valid @RequestBody EditOperator edit,
            @AuthenticationPrincipal SignedInOperator me) {
        var operator = operators.edit(id, edit.name(), edit.roles(), version.version(), me);
        return Tagged.tagged(operator.version(), mapper.response(operator));
    }

    @Needs("operators:edit")
    @PutMapping("/{id}/disablement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(@PathVariable OperatorId id, @AuthenticationPrincipal SignedInOperator me) {
        operators.disable(id, me);
    }

    @Needs("operators:edit")
    @DeleteMapping("/{id}/disablement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enable(@PathVariable OperatorId id, @AuthenticationPrincipal SignedInOperator me) {
        operators.enable(id, me);
    }
}
