package mall.promotion.coupon.issues;

/// What a run brought a member of its list.
public enum IssueOutcome {
    GIVEN,
    LIMIT_REACHED,
    SOLD_OUT,
    /// He is not a member, or not any more.
    NO_MEMBER
}
