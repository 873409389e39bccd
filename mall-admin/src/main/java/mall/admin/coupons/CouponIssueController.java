package mall.admin.coupons;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.MemberId;
import mall.domain.operators.SignedInOperator;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.Audiences;
import mall.promotion.campaign.Problems;
import mall.promotion.coupon.CouponTemplateId;
import mall.promotion.coupon.issues.CouponIssues;
import mall.promotion.coupon.issues.CouponIssues.Reached;
import mall.promotion.coupon.issues.Issue;
import mall.promotion.coupon.issues.IssueId;
import mall.promotion.coupon.issues.IssueOutcome;
import mall.web.Cursor;
import mall.web.Listing;
import mall.web.Needs;
import mall.web.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Runs in which the shop gives a coupon to many.
@RestController
@RequestMapping("/admin/api")
class CouponIssueController {

    private final CouponIssues issues;
    private final Audiences audiences;

    CouponIssueController(CouponIssues issues, Audiences audiences) {
        this.issues = issues;
        this.audiences = audiences;
    }

    /// To a list of members, or to an audience: exactly one of the two.
    record StartIssue(
            @Nullable @Size(min = 1, max = CouponIssues.MOST)
            List<@NotNull MemberId> members,

            @Nullable Audience audience) {}

    /// @param audience to whom; null for a list
    /// @param wanted how many members are on the list; null for an audience
    /// @param refused members who got none
    /// @param finishedAt null while it goes on
    record IssueResponse(
            IssueId id,
            CouponTemplateId template,
            @Nullable Audience audience,
            @Nullable Integer wanted,
            int given,
            int refused,
            Instant createdAt,
            @Nullable Instant finishedAt) {

        static IssueResponse of(Issue issue) {
            return new IssueResponse(
                    issue.id(),
                    issue.template(),
                    issue.audience(),
                    issue.wanted(),
                    issue.given(),
                    issue.refused(),
                    issue.createdAt(),
                    issue.finishedAt());
        }
    }

    /// @param outcome null while his turn has not come
    record ReachedResponse(MemberId member, @Nullable IssueOutcome outcome) {

        static ReachedResponse of(Reached reached) {
            return new ReachedResponse(reached.member(), reached.outcome());
        }
    }

    /// The newest first.
    @Needs("coupons:read")
    @GetMapping("/coupon-templates/{id}/issues")
    Listing<IssueResponse> list(@PathVariable CouponTemplateId id, Cursor cursor) {
        return cursor.listing(issues.of(id, cursor.after(), cursor.limit()).map(IssueResponse::of));
    }

    /// Goes on in the background; look at it to see how far it has got.
    @Needs("coupons:issue")
    @PostMapping("/coupon-templates/{id}/issues")
    @ResponseStatus(HttpStatus.CREATED)
    IssueResponse start(
            @PathVariable CouponTemplateId id,
            @Valid @RequestBody StartIssue wanted,
            @Once("issue-coupons") IdempotencyKey key,
            @AuthenticationPrincipal SignedInOperator me) {
        return IssueResponse.of(issues.require(begin(id, wanted, key, me)));
    }

    private IssueId begin(CouponTemplateId id, StartIssue wanted, IdempotencyKey key, SignedInOperator me) {
        var members = wanted.members();
        var audience = wanted.audience();
        var problems = new Problems();
        if ((members == null) == (audience == null)) problems.add("/members", "one-of", "名单和人群要且只能选一个");
        if (audience != null) audiences.check(audience, problems.at("audience"));
        problems.refuse();
        if (members != null) return issues.toMembers(id, members, key, me.actor());
        return issues.toAudience(id, audience == null ? Audience.EVERYONE : audience, key, me.actor());
    }

    @Needs("coupons:read")
    @GetMapping("/coupon-issues/{id}")
    IssueResponse show(@PathVariable IssueId id) {
        return IssueResponse.of(issues.require(id));
    }

    /// What the run brought the members of its list.
    @Needs("coupons:read")
    @GetMapping("/coupon-issues/{id}/members")
    Listing<ReachedResponse> members(@PathVariable IssueId id, Cursor cursor) {
        issues.require(id);
        return cursor.listing(issues.members(id, cursor.after(), cursor.limit()).map(ReachedResponse::of));
    }
}
