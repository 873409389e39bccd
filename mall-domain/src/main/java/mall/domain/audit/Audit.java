package mall.domain.audit;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import mall.domain.audit.AuditCheck.Severity;
import mall.domain.audit.AuditReport.Finding;
import mall.domain.audit.AuditReport.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks every check for its violations, in one snapshot of the database that nothing changes
/// under its hands and that holds up nobody.
@Component
public class Audit {

    /// How many violations of one check are shown.
    static final int SHOWN = 20;

    /// How long events may take to bring about what they promise.
    static final Duration SETTLING_TIME = Duration.ofSeconds(60);

    /// How long one check may take before it counts as failed.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String STRICT = """
            select subject, detail, count(*) over () as total
            from (%s) violation
            limit %d
            """;

    private static final String SETTLING = """
            select subject, detail, count(*) over () as total
            from (%s) violation
            where since < :settled
              and not exists (
                select from event_publication waiting
                where waiting.completion_date is null and position(violation.subject in waiting.serialized_event) > 0)
            limit %d
            """;

    private final List<AuditCheck> checks;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate snapshot;

    Audit(ObjectProvider<AuditCheck> checks, DataSource database, Clock clock) {
        this.checks =
                checks.stream().sorted(Comparator.comparing(AuditCheck::name)).toList();
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
        // A manager of its own: unlike JPA's it can return to a savepoint, so that a check that
        // fails does not take the ones after it along.
        this.snapshot = new TransactionTemplate(new JdbcTransactionManager(database));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        requireDistinctNames(this.checks);
    }

    /// Runs all checks. Never call this within a transaction: the snapshot is one of its own.
    public AuditReport run() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the audit takes a snapshot of its own");
        }
        return snapshot.execute(status -> {
            jdbc.sql("select set_config('statement_timeout', :millis, true)")
                    .param("millis", Long.toString(PATIENCE.toMillis()))
                    .query(String.class)
                    .single();
            var now = clock.instant();
            return new AuditReport(
                    now, checks.stream().map(check -> run(check, now, status)).toList());
        });
    }

    private Finding run(AuditCheck check, Instant now, TransactionStatus transaction) {
        var begun = System.nanoTime();
        var savepoint = transaction.createSavepoint();
        List<Row> rows = List.of();
        @Nullable String failure = null;
        try {
            rows = violations(check, now);
        } catch (DataAccessException e) {
            failure = e.getMostSpecificCause().getMessage();
            transaction.rollbackToSavepoint(savepoint);
        }
        transaction.releaseSavepoint(savepoint);
        return new Finding(
                check.name(),
                check.severity(),
                rows.isEmpty() ? 0 : rows.getFirst().total(),
                rows.stream()
                        .map(row -> new Violation(row.subject(), row.detail()))
                        .toList(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
                failure);
    }

    private List<Row> violations(AuditCheck check, Instant now) {
        var sql = (check.severity() == Severity.STRICT ? STRICT : SETTLING).formatted(check.sql(), SHOWN);
        return jdbc.sql(sql)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("settled", now.minus(SETTLING_TIME).atOffset(ZoneOffset.UTC))
                .query(Row.class)
                .list();
    }

    private static void requireDistinctNames(List<AuditCheck> checks) {
        var repeated = checks.stream().collect(groupingBy(AuditCheck::name, counting())).entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .toList();
        if (!repeated.isEmpty()) throw new IllegalStateException("audit checks with one name: " + repeated);
    }

    private record Row(String subject, String detail, long total) {}
}
