package mall.api.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import mall.domain.audit.Audit;
import mall.domain.kernel.Ids;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@MallHttpTest
class OperationsTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Audit audit;

    @Autowired
    Doors doors;

    @Value("${local.management.port}")
    int managementPort;

    @Value("${local.server.port}")
    int publicPort;

    @Nested
    class TheAudit {

        @Test
        void saysThatAllHoldsOrWhatDoesNot() throws Exception {
            var answer = get(managementPort, "/actuator/audit");

            var findings = json(answer).at("/findings");
            assertThat(findings.size()).isPositive();
            assertThat(answer.statusCode())
                    .isEqualTo(
                            findings.valueStream()
                                            .allMatch(finding ->
                                                    finding.at("/count").intValue() == 0)
                                    ? 200
                                    : 500);
        }

        @Test
        void answersWithAnErrorWhenSomethingIsWrong() throws Exception {
            doors.asOperator(doors.newOperator("orders:read"));
            jdbc.sql("update shop_operator set state = 'DISABLED'").update();
            try {
                var answer = get(managementPort, "/actuator/audit");

                assertThat(answer.statusCode()).isEqualTo(500);
                assertThat(json(answer).at("/findings").valueStream())
                        .filteredOn(finding -> finding.at("/count").intValue() > 0)
                        .extracting(finding -> finding.at("/check").stringValue())
                        .contains("operators-nobody-disabled-is-signed-in", "operators-somebody-owns-the-mall");
            } finally {
                jdbc.sql("update shop_operator set state = 'ACTIVE'").update();
            }
        }

        @Test
        void printsWhatItFoundForWhoeverAskedOnTheCommandLine() {
            var out = new ByteArrayOutputStream();

            AuditCommand.print(audit.run(), new PrintStream(out, true, StandardCharsets.UTF_8));

            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("stock")
                    .containsPattern("\\d+ checks as of .*, \\d+ of them violated");
        }

        @Test
        void isNobodysBusinessAtThePublicDoor() throws Exception {
            assertThat(get(publicPort, "/actuator/audit").statusCode()).isNotEqualTo(200);
        }
    }

    @Nested
    class TheManagementPort {

        @ParameterizedTest
        @CsvSource({
            "/actuator/health/liveness, UP",
            "/actuator/health/readiness, UP",
            "/actuator/prometheus, jvm_memory_used_bytes"
        })
        void tellsWhoeverRunsTheMall(String path, String word) throws Exception {
            var answer = get(managementPort, path);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains(word);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/actuator",
                    "/actuator/health",
                    "/actuator/health/liveness",
                    "/actuator/health/readiness",
                    "/actuator/prometheus",
                    "/actuator/deadletters"
                })
        void isTheOnlyOneThatTells(String path) throws Exception {
            assertThat(get(publicPort, path).statusCode()).isIn(401, 404);
        }
    }

    @Nested
    class ADeadLetter {

        @Test
        void isShownAndToldAgain() throws Exception {
            var letter = deadLetter();

            assertThat(get(managementPort, "/actuator/deadletters").body()).contains(letter.toString());

            assertThat(post("/actuator/deadletters/" + letter).statusCode()).isEqualTo(200);
            assertThat(get(managementPort, "/actuator/deadletters").body()).doesNotContain(letter.toString());
        }

        @Test
        void thatIsNoneCannotBeToldAgain() throws Exception {
            var answer = post("/actuator/deadletters/" + UUID.randomUUID());

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(json(answer).at("/replayed").intValue()).isZero();
        }

        private UUID deadLetter() {
            var id = Ids.next();
            jdbc.sql("""
                            insert into event_publication (id, listener_id, event_type, serialized_event, publication_date,
                                status, completion_attempts, last_resubmission_date)
                            values (:id, 'nobody', 'mall.None', '{}', :now, 'FAILED', 9, :now)
                            """)
                    .param("id", id)
                    .param("now", Timestamp.from(Instant.parse("2026-01-01T00:00:00Z")))
                    .update();
            return id;
        }
    }

    @Nested
    class ADatabaseThatMayForget {

        @Test
        void takesNoMoney() {
            var guard = new DurabilityGuard(jdbc);

            // The test's own server is started with fsync off, or told to forget here.
            assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                        jdbc.sql("set local synchronous_commit = off").update();
                        guard.afterPropertiesSet();
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("synchronous_commit = off");
        }
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)));
    }

    private HttpResponse<String> post(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + path))
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return new JsonMapper().readTree(answer.body());
    }
}
