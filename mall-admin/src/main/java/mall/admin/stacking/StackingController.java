package mall.admin.stacking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import mall.domain.operators.SignedInOperator;
import mall.domain.orders.pricing.StackingMatrix;
import mall.domain.orders.pricing.StackingMatrix.Matrix;
import mall.domain.orders.pricing.StackingSettings.Pair;
import mall.domain.settings.Versioned;
import mall.web.IfMatch;
import mall.web.Needs;
import mall.web.Tagged;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Which plays may meet on one line: every play against every other and against itself.
@RestController
@RequestMapping("/admin/api/stacking-matrix")
class StackingController {

    private final StackingMatrix matrix;

    StackingController(StackingMatrix matrix) {
        this.matrix = matrix;
    }

    /// @param pairs those that shall be other than usual; what is not named is as usual
    record ChangeStacking(@NotNull @Size(max = 2_000) List<@Valid @NotNull Pair> pairs) {}

    @Needs("settings:read")
    @GetMapping
    ResponseEntity<Matrix> show() {
        return tagged(matrix.now());
    }

    @Needs("settings:edit")
    @PutMapping
    ResponseEntity<Matrix> change(
            IfMatch seen, @Valid @RequestBody ChangeStacking change, @AuthenticationPrincipal SignedInOperator me) {
        return tagged(matrix.change(change.pairs(), seen.version(), me.actor()));
    }

    private static ResponseEntity<Matrix> tagged(Versioned<Matrix> matrix) {
        return Tagged.tagged(matrix.version(), matrix.value());
    }
}
