package mall.domain.orders.pricing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// Which plays combine on one line, where the merchant wants it other than usual; see
/// [Stacking] for what is usual.
///
/// @param pairs in any order; of a pair that is there twice the last one counts
public record StackingSettings(@NotNull @Size(max = 2_000) List<@Valid @NotNull Pair> pairs) {

    static final StackingSettings DEFAULTS = new StackingSettings(List.of());

    public StackingSettings {
        if (pairs != null) pairs = List.copyOf(pairs);
    }

    /// Two plays, in no order; a play may be paired with itself.
    ///
    /// @param one the [code][Play#code()] of a play
    /// @param together whether a line may have both
    public record Pair(
            @NotBlank @Size(max = 40) String one,
            @NotBlank @Size(max = 40) String other,
            boolean together) {}
}
