package mall.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What people tell us stays out of the logs, and what we log can be found by the trace of the
/// answer.
@MallHttpTest
@ExtendWith(OutputCaptureExtension.class)
class LogTests {

    private static final String PHONE = "13912345678";
    private static final String NAME = "欧阳小雨";
    private static final String SECRET = "hunter2-hunter2-hunter2";

    @Autowired
    private Doors doors;

    private final LoggingSystem logging = LoggingSystem.get(LogTests.class.getClassLoader());

    /// Builds are quiet; production is not.
    @BeforeEach
    void speakUp() {
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
    }

    @AfterEach
    void beQuiet() {
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    }

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
