package mall.domain.catalog;

import org.jspecify.annotations.Nullable;

/// Whose name is on the product.
///
/// @param logo a path
/// @param version what an edit must name
public record Brand(BrandId id, String name, @Nullable String logo, String story, long version) {}
