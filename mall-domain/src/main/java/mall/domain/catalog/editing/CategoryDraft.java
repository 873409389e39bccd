package mall.domain.catalog.editing;

import org.jspecify.annotations.Nullable;

/// A shelf as the merchant wrote it down.
///
/// @param picture the path of a stored file
/// @param hidden not shown to shoppers, nor is anything below it
public record CategoryDraft(String name, @Nullable String picture, boolean hidden) {}
