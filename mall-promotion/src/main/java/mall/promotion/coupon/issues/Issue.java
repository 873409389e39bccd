package mall.promotion.coupon.issues;

import java.time.Instant;
import mall.promotion.campaign.Audience;
import mall.promotion.coupon.CouponTemplateId;
import org.jspecify.annotations.Nullable;

/// A run and how far it has got.
///
/// @param audience to whom; null for a list
/// @param wanted how many members are on the list; null for an audience
/// @param given coupons so far
/// @param refused members who got none: limit, sold out, gone
/// @param finishedAt null while it goes on
public record Issue(
        IssueId id,
        CouponTemplateId template,
        @Nullable Audience audience,
        @Nullable Integer wanted,
        int given,
        int refused,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
