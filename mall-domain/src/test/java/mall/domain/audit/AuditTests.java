package mall.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import mall.domain.audit.AuditReport.Finding;
import mall.domain.audit.AuditReport.Violation;
import mall.domain.kernel.Ids;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@MallTest
class AuditTests {

    static final String WAITED_FOR = Ids.next().toString();

    /// The key of an advisory lock.
    static final int GATE = 2026;

    static final String SEEN_TWICE = Ids.next().toString();

    static final String PUBLISHED = """
            select id::text as subject, '' as detail from event_publication where listener_id = '%s'
            """.formatted(SEEN_TWICE);

    @TestConfiguration
    static class Checks {

        @Bean
        AuditCheck nothing() {
            return AuditCheck.strict("test-nothing", "select '' as subject, '' as detail where false");
        }

        @Bean
        AuditCheck thirty() {
            return AuditCheck.strict(
                    "test-thirty", "select n::text as subject, 'number ' || n as detail from generate_series(1, 30) n");
        }

        @Bean
        AuditCheck broken() {
            return AuditCheck.strict("test-broken", "select subject, detail from no_such_table");
        }

        @Bean
        AuditCheck settling() {
            return AuditCheck.settling("test-settling", """
                    select 'old' as subject, '' as detail, :now - interval '61 seconds' as since
                    union all select 'new', '', :now - interval '59 seconds'
                    union all select '%s', 'waits for a listener', :now - interval '1 hour'
                    """.formatted(WAITED_FOR));
        }

        @Bean
        AuditCheck before() {
            return AuditCheck.strict("test-snapshot-a", PUBLISHED);
        }

        /// Waits for the test between two looks at one table.
        @Bean
        AuditCheck gate() {
            return AuditCheck.strict(
                    "test-snapshot-b-gate",
                    "select '' as subject, (select 1 from pg_advisory_xact_lock(%d))::text as detail".formatted(GATE));
        }

        @Bean
        AuditCheck after() {
            return AuditCheck.strict("test-snapshot-c", PUBLISHED);
        }

        @Bean
        AuditCheck writing() {
            return AuditCheck.strict("test-writing", """
                    select nextval(pg_get_serial_sequence('stock_movement', 'seq'))::text as subject, '' as detail
                    """);
        }
    }

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DataSource database;

    Finding finding(String check) {
        return finding(audit.run(), check);
    }

    static Finding finding(AuditReport report, String check) {
        return report.findings().stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCheckThatFindsNothingIsClean() {
        assertThat(finding("test-nothing").isClean()).isTrue();
    }

    @Test
    void violationsAreCountedAllAndShownInPart() {
        var finding = finding("test-thirty");

        assertThat(finding.isClean()).isFalse();
        assertThat(finding.count()).isEqualTo(30);
        assertThat(finding.violations()).hasSize(20).contains(new Violation("1", "number 1"));
        assertThat(audit.run().isClean()).isFalse();
    }

    @Test
    void aCheckThatCannotBeRunIsNotCleanAndSpoilsNoOther() {
        var broken = finding("test-broken");

        assertThat(broken.isClean()).isFalse();
        assertThat(broken.failure()).contains("no_such_table");
        assertThat(finding("test-thirty").count()).isEqualTo(30);
    }

    @Test
    void aCheckCannotWrite() {
        assertThat(finding("test-writing").failure()).contains("read-only");
    }

    @Test
    void whatIsNewMaySettle() {
        publish("a listener", "{\"order\":\"%s\"}".formatted(WAITED_FOR));
        assertThat(finding("test-settling").violations()).containsExactly(new Violation("old", ""));

        jdbc.sql("delete from event_publication where serialized_event like '%' || :subject || '%'")
                .param("subject", WAITED_FOR)
                .update();
        assertThat(finding("test-settling").violations())
                .extracting(Violation::subject)
                .containsExactlyInAnyOrder("old", WAITED_FOR);
    }

    @Test
    void whatIsCommittedMeanwhileIsSeenByNoCheck() throws Exception {
        AuditReport report;
        try (var running = Executors.newVirtualThreadPerTaskExecutor();
                var connection = database.getConnection();
                var gate = connection.createStatement()) {
            gate.execute("select pg_advisory_lock(%d)".formatted(GATE));
            var auditing = running.submit(audit::run);
            await().until(this::somebodyWaitsAtTheGate);
            publish(SEEN_TWICE, "{}");
            gate.execute("select pg_advisory_unlock(%d)".formatted(GATE));
            report = auditing.get();
        }

        assertThat(finding(report, "test-snapshot-a").count()).isZero();
        assertThat(finding(report, "test-snapshot-c").count()).isZero();
        assertThat(finding("test-snapshot-c").count()).isEqualTo(1);
    }

    private boolean somebodyWaitsAtTheGate() {
        return jdbc.sql("""
                        select exists (select from pg_locks
                            where locktype = 'advisory' and objid = :gate and not granted
                              and database = (select oid from pg_database where datname = current_database()))
                        """).param("gate", GATE).query(Boolean.class).single();
    }

    private void publish(String listener, String event) {
        jdbc.sql("""
                        insert into event_publication (id, listener_id, event_type, serialized_event, publication_date)
                        values (gen_random_uuid(), :listener, 'an event', :event, now())
                        """).param("listener", listener).param("event", event).update();
    }

    @Test
    void theSnapshotIsOneOfItsOwn() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> audit.run()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyCheckRunsOnAnEmptyShop() {
        assertThat(audit.run().findings())
                .filteredOn(finding -> !finding.check().startsWith("test-"))
                .isNotEmpty()
                .allMatch(finding -> finding.failure() == null);
    }

    @Test
    void namesAreDistinct() {
        var names = audit.run().findings().stream().map(Finding::check).toList();

        assertThat(names)
                .doesNotHaveDuplicates()
                .isEqualTo(List.copyOf(names.stream().sorted().toList()));
    }
}
