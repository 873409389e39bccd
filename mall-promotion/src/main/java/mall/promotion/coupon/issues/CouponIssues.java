package mall.promotion.coupon.issues;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Idempotency;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Slice;
import mall.domain.operators.ActionLog;
import mall.promotion.campaign.Audience;
import mall.promotion.coupon.CouponRefusal.NotGivenOut;
import mall.promotion.coupon.CouponTemplateId;
import mall.promotion.coupon.CouponTemplates;
import mall.promotion.coupon.Uuids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Where the shop gives coupons to many, and sees how far it has got. It has more parts than usual: a
/// run is of a template, written once, logged, timed, and stored.
@Component
@Transactional
public class CouponIssues {

    /// On one list.
    public static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final CouponTemplates templates;
    private final Idempotency idempotency;
    private final ActionLog log;
    private final Clock clock;

    CouponIssues(
            JdbcClient jdbc,
            JsonMapper json,
            CouponTemplates templates,
            Idempotency idempotency,
            ActionLog log,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.templates = templates;
        this.idempotency = idempotency;
        this.log = log;
        this.clock = clock;
    }

    /// To everybody on a list, once per key.
    ///
    /// @throws TooManyMembers when it is longer than [#MOST]
    /// @throws NotGivenOut when the template is over
    public IssueId toMembers(CouponTemplateId template, Collection<MemberId> members, IdempotencyKey key, Actor by) {
        var wanted = new LinkedHashSet<>(members);
        if (wanted.size() > MOST) throw new TooManyMembers(MOST);
        return start(
                template,
                null,
                wanted.size(),
                key,
                by,
                issue -> jdbc.sql("""
                        insert into coupon_issue_member (issue_id, member_id)
                        select :issue, member_id from unnest(:members) as wanted (member_id)
                        """)
                        .param("issue", issue.id())
                        .param(
                                "members",
                                Uuids.array(wanted.stream().map(MemberId::id).toList()))
                        .update());
    }

    /// To everybody who belongs to an audience when his turn comes, once per key.
    ///
    /// @throws NotGivenOut when the template is over
    public IssueId toAudience(CouponTemplateId template, Audience audience, IdempotencyKey key, Actor by) {
        return start(template, audience, null, key, by, _ -> {});
    }

    private IssueId start(
            CouponTemplateId template,
            @Nullable Audience audience,
            @Nullable Integer wanted,
            IdempotencyKey key,
            Actor by,
            Consumer<IssueId> more) {
        var detail = templates.require(template);
        return new IssueId(idempotency.once(key, () -> {
            if (detail.isOver(clock.instant())) throw new NotGivenOut();
            var id = IssueId.next();
            jdbc.sql("""
                            insert into coupon_issue (id, template_id, audience, wanted, created_at)
                            values (:id, :template, cast(:audience as jsonb), :wanted, :now)
                            """)
                    .param("id", id.id())
                    .param("template", template.id())
                    .param("audience", audience == null ? null : json.writeValueAsString(audience))
                    .param("wanted", wanted)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            more.accept(id);
            log.record(by, "coupons:issue", "coupon-issue:" + id, null, require(id));
            return id.id();
        }));
    }

    @Transactional(readOnly = true)
    public Issue require(IssueId id) {
        return jdbc.sql("select * from coupon_issue where id = :id")
                .param("id", id.id())
                .query(this::issue)
                .optional()
                .orElseThrow(() -> new NotFound("coupon-issue", id));
    }

    /// The runs of a template, the newest first.
    ///
    /// @param after the key of the last one of the page before; null for the first page
    @Transactional(readOnly = true)
    public Slice<Issue> of(CouponTemplateId template, @Nullable String after, int limit) {
        var issues = jdbc.sql("""
                        select * from coupon_issue
                        where template_id = :template and (cast(:after as uuid) is null or id < :after)
                        order by id desc limit :limit
                        """)
                .param("template", template.id())
                .param("after", after == null ? null : UUID.fromString(after))
                .param("limit", limit + 1)
                .query(this::issue)
                .list();
        return Slice.of(issues, limit, issue -> issue.id().toString());
    }

    /// What a run brought the members of its list.
    ///
    /// @param after the key of the last one of the page before; null for the first page
    @Transactional(readOnly = true)
    public Slice<Reached> members(IssueId id, @Nullable String after, int limit) {
        List<Reached> members = jdbc.sql("""
                        select member_id, outcome from coupon_issue_member
                        where issue_id = :issue and (cast(:after as uuid) is null or member_id > :after)
                        order by member_id limit :limit
                        """)
                .param("issue", id.id())
                .param("after", after == null ? null : UUID.fromString(after))
                .param("limit", limit + 1)
                .query((row, _) -> new Reached(
                        new MemberId(row.getObject("member_id", UUID.class)), outcome(row.getString("outcome"))))
                .list();
        return Slice.of(members, limit, reached -> reached.member().toString());
    }

    /// @param outcome null while his turn has not come
    public record Reached(MemberId member, @Nullable IssueOutcome outcome) {}

    private static @Nullable IssueOutcome outcome(@Nullable String stored) {
        return stored == null ? null : IssueOutcome.valueOf(stored);
    }

    private Issue issue(ResultSet row, int number) throws SQLException {
        var audience = row.getString("audience");
        var finished = row.getTimestamp("finished_at");
        return new Issue(
                new IssueId(row.getObject("id", UUID.class)),
                new CouponTemplateId(row.getObject("template_id", UUID.class)),
                audience == null ? null : json.readValue(audience, Audience.class),
                row.getObject("wanted", Integer.class),
                row.getInt("given"),
                row.getInt("refused"),
                row.getTimestamp("created_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
