package mall.domain.catalog.editing;

import org.jspecify.annotations.Nullable;

/// A brand as the merchant wrote it down.
///
/// @param logo the path of a stored file
/// @param story plain text
public record BrandDraft(String name, @Nullable String logo, String story) {}
