package mall.promotion.coupon.issues;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import mall.domain.kernel.MemberId;
import mall.member.members.MemberRoll;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.Audiences;
import mall.promotion.coupon.CouponTemplateDetail;
import mall.promotion.coupon.CouponTemplateId;
import mall.promotion.coupon.CouponTemplates;
import mall.promotion.coupon.Granting;
import mall.promotion.coupon.Granting.Grant;
import mall.promotion.coupon.Uuids;
import mall.promotion.coupon.issues.IssueClock.Run;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The next members of a run, in the transaction that has locked it.
@Component
class IssueSteps {

    private static final int AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final CouponTemplates templates;
    private final Granting granting;
    private final MemberRoll members;
    private final Audiences audiences;
    private final Clock clock;

    /// Six: what is given, by whom, to which of all members, when, and where that is written down.
    IssueSteps(
            JdbcClient jdbc,
            CouponTemplates templates,
            Granting granting,
            MemberRoll members,
            Audiences audiences,
            Clock clock) {
        this.jdbc = jdbc;
        this.templates = templates;
        this.granting = granting;
        this.members = members;
        this.audiences = audiences;
        this.clock = clock;
    }

    /// Nobody else can be given one; who has his keeps it.
    boolean isOver(Run run) {
        return run.ended() || template(run).isOver(clock.instant());
    }

    void stop(Run run) {
        advance(run, run.lastMember(), 0, 0, true);
    }

    void list(Run run) {
        var next = jdbc.sql("""
                        select member_id from coupon_issue_member where issue_id = :issue and outcome is null
                        order by member_id limit :most
                        """)
                .param("issue", run.id())
                .param("most", AT_ONCE)
                .query((row, _) -> new MemberId(row.getObject("member_id", UUID.class)))
                .list();
        var active = new HashSet<>(members.among(next));
        var grants = grant(run, List.copyOf(active));
        var outcomes = new EnumMap<IssueOutcome, List<MemberId>>(next.stream()
                .collect(Collectors.groupingBy(
                        member -> outcome(grants.get(member)),
                        () -> new EnumMap<>(IssueOutcome.class),
                        Collectors.toList())));
        outcomes.forEach((outcome, reached) -> note(run, outcome, reached));
        var given = outcomes.getOrDefault(IssueOutcome.GIVEN, List.of()).size();
        advance(run, null, given, next.size() - given, next.size() < AT_ONCE);
    }

    void audience(Run run, Audience audience) {
        var last = run.lastMember();
        var next = members.after(last == null ? null : new MemberId(last), AT_ONCE);
        var admitted = audiences.among(audience, next);
        var grants = grant(run, admitted);
        var given = (int) grants.values().stream()
                .filter(grant -> outcome(grant) == IssueOutcome.GIVEN)
                .count();
        advance(
                run,
                next.isEmpty() ? last : next.getLast().id(),
                given,
                admitted.size() - given,
                next.size() < AT_ONCE);
    }

    private Map<MemberId, Grant> grant(Run run, List<MemberId> to) {
        if (to.isEmpty()) return Map.of();
        return granting.grant(template(run), to, "issue:" + run.id());
    }

    private CouponTemplateDetail template(Run run) {
        return templates.require(new CouponTemplateId(run.templateId()));
    }

    private void note(Run run, IssueOutcome outcome, List<MemberId> reached) {
        jdbc.sql("""
                        update coupon_issue_member set outcome = :outcome
                        where issue_id = :issue and member_id = any (:members)
                        """)
                .param("outcome", outcome.name())
                .param("issue", run.id())
                .param("members", Uuids.array(reached.stream().map(MemberId::id).toList()))
                .update();
    }

    private void advance(Run run, @Nullable UUID last, int given, int refused, boolean finished) {
        jdbc.sql("""
                        update coupon_issue set given = given + :given, refused = refused + :refused,
                            last_member = cast(:last as uuid),
                            finished_at = case when :finished then cast(:now as timestamptz) end
                        where id = :issue
                        """)
                .param("given", given)
                .param("refused", refused)
                .param("last", last)
                .param("finished", finished)
                .param("now", Timestamp.from(clock.instant()))
                .param("issue", run.id())
                .update();
    }

    private static IssueOutcome outcome(@Nullable Grant grant) {
        return switch (grant) {
            case null -> IssueOutcome.NO_MEMBER;
            case Grant.Granted _, Grant.AlreadyGranted _ -> IssueOutcome.GIVEN;
            case Grant.LimitReached _ -> IssueOutcome.LIMIT_REACHED;
            case Grant.SoldOut _ -> IssueOutcome.SOLD_OUT;
        };
    }
}
