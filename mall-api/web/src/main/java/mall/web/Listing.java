package mall.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a list on the wire.
///
/// @param next the cursor of the next page; null on the last one
public record Listing<T>(List<T> items, @Nullable String next) {}
