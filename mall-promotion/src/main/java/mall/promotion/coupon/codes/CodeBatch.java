package mall.promotion.coupon.codes;

import java.time.Instant;
import mall.promotion.coupon.CouponTemplateId;

/// Codes that were made together.
///
/// @param size how many there shall be
/// @param made how many there are by now
/// @param used how many coupons were given for them
public record CodeBatch(
        CodeBatchId id, CouponTemplateId template, Kind kind, int size, int made, int used, Instant createdAt) {

    public enum Kind {
        /// One code for everybody, good once for each.
        SHARED,
        /// Many codes, each of them good once.
        UNIQUE
    }
}
