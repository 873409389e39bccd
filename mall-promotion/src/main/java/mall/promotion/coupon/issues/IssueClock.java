package mall.promotion.coupon.issues;

import java.util.UUID;
import mall.promotion.campaign.Audience;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Works off runs that are not finished, the oldest first; one whose template is paused waits, and
/// one whose template is over is done with what it has given. A replica leaves alone the run that
/// another one is at; a run that fails holds up none of the others and is tried again next time.
@Component
class IssueClock {

    private static final Logger log = LoggerFactory.getLogger(IssueClock.class);

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
        var open = jdbc.sql("""
                        select issue.id from coupon_issue issue join coupon_template template on template.id = template_id
                        where finished_at is null and template.state in ('OPEN', 'ENDED') order by issue.id
                        """).query(UUID.class).list();
        open.forEach(this::workOff);
    }

    private void workOff(UUID run) {
        try {
            while (Boolean.TRUE.equals(transaction.execute(_ -> step(run)))) {}
        } catch (RuntimeException failure) {
            log.error("coupon issue {} cannot go on", run, failure);
        }
    }

    /// @return whether there was anything to do
    private boolean step(UUID id) {
        var run = jdbc.sql("""
                        select issue.id, issue.template_id, audience::text as audience, last_member,
                            template.state = 'ENDED' as ended
                        from coupon_issue issue join coupon_template template on template.id = template_id
                        where issue.id = :id and finished_at is null and template.state in ('OPEN', 'ENDED')
                        for update of issue skip locked
                        """).param("id", id).query(Run.class).optional();
        run.ifPresent(next -> {
            if (steps.isOver(next)) steps.stop(next);
            else if (next.audience == null) steps.list(next);
            else steps.audience(next, json.readValue(next.audience, Audience.class));
        });
        return run.isPresent();
    }

    /// A run as it was when this transaction locked it.
    ///
    /// @param ended whether its template is
    /// @param lastMember whom it reached last; null at its beginning, and of a list
    record Run(
            UUID id,
            UUID templateId,
            @Nullable String audience,
            @Nullable UUID lastMember,
            boolean ended) {}
}
