package mall.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import mall.domain.runtime.Backlog;
import mall.testing.http.Doors;
import mall.testing.http.LoudLogs;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/// What people tell us stays out of the logs, and what we log can be found by the trace of the
/// answer.
@MallHttpTest
@ExtendWith({OutputCaptureExtension.class, LoudLogs.class})
class LogTests {

    private static final String PHONE = "13912345678";
    private static final String NAME = "欧阳小雨";
    private static final String SECRET = "hunter2-hunter2-hunter2";

    @Autowired
    private Doors doors;

    @Autowired
    private Backlog backlog;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void holdNothingThatPeopleTellUs(CapturedOutput output) {
        var told = Map.of("login", PHONE, "password", SECRET, "name", NAME, "token", SECRET);
        var owner = doors.owner();

        doors.nobody().post("/admin/api/session", Map.of("login", PHONE, "password", SECRET));
        doors.nobody().post("/admin/api/session", told);
        doors.nobody().post("/admin/api/session", "{\"login\": \"" + PHONE + "\", \"password\": 5 " + NAME);
        doors.nobody().post("/admin/api/invitations/acceptance", told);
        doors.nobody().with("Authorization", "Bearer " + SECRET).post("/api/orders", told);
        doors.shopper().post("/api/addresses", Map.of("recipient", NAME, "phone", PHONE, "street", "人民路 1 号"));
        owner.get("/admin/api/members?phone=" + PHONE);
        owner.get("/admin/api/orders?phone=" + PHONE);
        owner.get("/admin/api/action-log?subject=" + PHONE);

        assertThat(output.getAll()).contains("/admin/api/session").doesNotContain(PHONE, NAME, SECRET, "人民路");
    }

    /// What a job or a listener stumbles over is logged whole, and PostgreSQL likes to quote rows.
    @Test
    void holdNoRowThatBreaksARuleOfTheDatabase(CapturedOutput output) {
        var insert = "insert into operator_login_failure (login_index, address, failures, last_at) values (?, ?, ?, ?)";
        var now = Timestamp.from(Instant.EPOCH);

        jdbc.update(insert, NAME, PHONE, 1, now);
        stumbleOver(() -> jdbc.update(insert, NAME, PHONE, 1, now));
        stumbleOver(() -> jdbc.update(insert, NAME, SECRET, 0, now));
        stumbleOver(() -> jdbc.batchUpdate(insert, List.<Object[]>of(new Object[] {NAME, SECRET, 0, now})));

        assertThat(output.getAll())
                .contains(
                        "could not be worked on",
                        "operator_login_failure_pkey",
                        "operator_login_failure_failures_check")
                .doesNotContain(NAME, PHONE, SECRET);
    }

    private void stumbleOver(Runnable work) {
        var due = new ArrayDeque<>(List.of(work));
        backlog.workThrough(1, _ -> due.isEmpty() ? List.<Runnable>of() : List.of(due.remove()), Runnable::run);
    }

    @Test
    void areFoundByTheTraceOfTheAnswer(CapturedOutput output) {
        var answer = doors.nobody().get("/api/nowhere-at-all");

        var line = output.getAll()
                .lines()
                .filter(text -> text.contains("/api/nowhere-at-all"))
                .findFirst();

        assertThat(answer.at("/traceId")).isEqualTo(answer.header("X-Trace-Id")).matches("[0-9a-f]{32}");
        assertThat(line).hasValueSatisfying(text -> assertThat(text).contains(answer.header("X-Trace-Id"), " 404 "));
    }
}
