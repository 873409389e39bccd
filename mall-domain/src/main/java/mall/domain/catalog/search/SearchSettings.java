package mall.domain.catalog.search;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// What a merchant decides about searching.
///
/// @param pinned words that stand first under the search box
/// @param hidden words that never stand there, however often they are looked for
public record SearchSettings(
        @NotNull @Size(max = 20) List<@NotNull @Size(min = 1, max = 20) String> pinned,
        @NotNull @Size(max = 200) List<@NotNull @Size(min = 1, max = 20) String> hidden) {

    static final SearchSettings DEFAULTS = new SearchSettings(List.of(), List.of());

    public SearchSettings {
        pinned = pinned == null ? List.of() : List.copyOf(pinned);
        hidden = hidden == null ? List.of() : List.copyOf(hidden);
    }
}
