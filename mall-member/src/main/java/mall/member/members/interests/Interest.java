package mall.member.members.interests;

import java.time.Instant;
import mall.domain.catalog.ProductCard;

/// A product that a member marked or looked at.
///
/// @param since when he did, the last time
public record Interest(ProductCard product, Instant since) {}
