package mall.domain.catalog;

import java.util.List;

/// One thing a shopper chooses: a size, a sweetness.
///
/// @param values in the order in which they are shown
public record Spec(String name, List<String> values) {

    public Spec {
        values = List.copyOf(values);
    }
}
