package mall.web;

import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;

/// Where in a list the caller is, from `?limit=20&cursor=…`. A controller takes it as a
/// parameter, asks its door for `limit` items after `after`, and answers with [#listing].
///
/// The cursor that travels is opaque and bound to the list that it came from (its path and
/// filters), so that a door only ever sees keys of its own making; anything else is refused.
///
/// @param after the sort key of the last item seen; null for the first page
/// @param limit how many items at most, 1 to 100
/// @param list which list this is, in a form that means nothing to people
public record Cursor(@Nullable String after, int limit, CursorSeal list) {

    public static final int MAX_LIMIT = 100;
    public static final int DEFAULT_LIMIT = 20;

    public <T> Listing<T> listing(Slice<T> slice) {
        return new Listing<>(slice.items(), slice.next() == null ? null : list.seal(slice.next()));
    }
}
