package mall.promotion.coupon.issues;

import java.util.UUID;
import mall.promotion.campaign.Audience;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Works off runs that are not finished, the oldest first; one whose template is paused waits. A
/// replica leaves alone the run that another one is at.
@Component
class IssueClock {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final IssueSteps steps;
    private final TransactionTemplate transaction;

    IssueClock(JdbcClient jdbc, JsonMapper json, IssueSteps steps, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.json = json;
        this.steps = steps;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${mall.coupons.issues:2s}")
    void issue() {
        while (Boolean.TRUE.equals(transaction.execute(_ -> step()))) {}
    }

    /// @return whether there was anything to do
    private boolean step() {
        var run = jdbc.sql("""
                        select issue.id, issue.template_id, audience::text as audience, last_member
                        from coupon_issue issue join coupon_template template on template.id = template_id
                        where finished_at is null and template.state = 'OPEN'
                        order by issue.id limit 1 for update of issue skip locked
                        """).query(Run.class).optional();
        run.ifPresent(next -> {
            if (next.audience == null) steps.list(next);
            else steps.audience(next, json.readValue(next.audience, Audience.class));
        });
        return run.isPresent();
    }

    /// A run as it was when this transaction locked it.
    ///
    /// @param lastMember whom it reached last; null at its beginning, and of a list
    record Run(
            UUID id,
            UUID templateId,
            @Nullable String audience,
            @Nullable UUID lastMember) {}
}
