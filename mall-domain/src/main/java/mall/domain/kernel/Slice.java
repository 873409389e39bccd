package mall.domain.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Some items of a list, in its order, and where the next ones begin. Lists page by key, never by
/// offset, so that the hundredth page costs what the first one costs.
///
/// @param next the sort key of the last item, to be handed back for the items after it; null when
/// there are none
public record Slice<T>(List<T> items, @Nullable String next) {

    public Slice {
        items = List.copyOf(items);
    }

    /// From a query that asked for one item more than wanted.
    ///
    /// @param key the sort key of an item, unique within the list
    public static <T> Slice<T> of(List<T> oneMore, int limit, Function<T, String> key) {
        if (oneMore.size() <= limit) return new Slice<>(oneMore, null);
        var items = oneMore.subList(0, limit);
        return new Slice<>(items, key.apply(items.getLast()));
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> function) {
        return new Slice<>(items.stream().<R>map(function).toList(), next);
    }
}
