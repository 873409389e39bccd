package mall.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import javax.sql.DataSource;
import mall.testing.MallTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@MallTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.main.banner-mode=off")
class ProblemTests {

    private static final String WISH = """
            {"name": "tea", "lines": [{"sku": "0192f8a0-0000-7000-8000-000000000001", "quantity": 2}],
             "budgetFen": 1200, "colour": "GREEN"}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource database;

    @Nested
    class ABody {

        @Test
        void isReadAsItStands() {
            var answer = post("/api/samples/wishes", WISH);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.at("/lines/0/sku")).isEqualTo("0192f8a0-0000-7000-8000-000000000001");
            assertThat(answer.at("/budgetFen")).isEqualTo("1200");
            assertThat(answer.at("/remark")).isEqualTo("null");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                "name": "tea"       | "name": "tea", "price": 1   | unknown-field  | /price
                "quantity": 2       | "quantity": 2, "priceFen":1 | unknown-field  | /lines/0/priceFen
                "quantity": 2       | "quantity": 2.5             | wrong-type     | /lines/0/quantity
                "quantity": 2       | "quantity": 2.0             | wrong-type     | /lines/0/quantity
                "quantity": 2       | "quantity": "2"             | wrong-type     | /lines/0/quantity
                "quantity": 2       | "quantity": true            | wrong-type     | /lines/0/quantity
                "quantity": 2       | "quantity": null            | missing-field  | /lines/0/quantity
                , "quantity": 2     | ''                          | missing-field  | /lines/0/quantity
                "quantity": 2       | "quantity": 99999999999999  | wrong-type     | /lines/0/quantity
                "name": "tea"       | "name": 5                   | wrong-type     | /name
                "name": "tea"       | "name": null                | missing-field  | /name
                "name": "tea",      | ''                          | missing-field  | /name
                "GREEN"             | 0                           | wrong-type     | /colour
                "GREEN"             | "green"                     | wrong-type     | /colour
                "GREEN"             | ""                          | wrong-type     | /colour
                1200                | 12.5                        | wrong-type     | /budgetFen
                1200                | "1200"                      | wrong-type     | /budgetFen
                "sku": "0192f8a0    | "sku": "x192f8a0            | wrong-type     | /lines/0/sku
                "sku": "0192f8a0-0000-7000-8000-000000000001" | "sku": 5 | wrong-type | /lines/0/sku
                """)
        void isRefusedWithAPointerToWhatIsWrong(String instead, String of, String code, String pointer) {
            var answer = post("/api/samples/wishes", replaced(instead, of));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.at("/code")).isEqualTo(code);
            assertThat(answer.at("/errors/0/pointer")).isEqualTo(pointer);
            assertThat(answer.at("/errors/0/detail")).isNotBlank();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"name\": \"tea\", \"name\": \"tea\"}",
                    "{\"name\": ",
                    "nonsense",
                    "{'name': 'tea'}",
                    "{\"name\": NaN}"
                })
        void thatIsNoJsonIsRefused(String body) {
            assertThat(post("/api/samples/wishes", body).at("/code")).isEqualTo("malformed-json");
        }

        @Test
        void withMoreBehindItIsRefused() {
            assertThat(post("/api/samples/wishes", WISH + WISH).status()).isEqualTo(400);
        }

        @Test
        void thatIsTooDeepIsRefused() {
            var deep = "[".repeat(10_000) + "]".repeat(10_000);

            assertThat(post("/api/samples/wishes", deep).status()).isEqualTo(400);
        }

        @Test
        void thatIsMissingIsRefused() {
            assertThat(post("/api/samples/wishes", "").at("/code")).isEqualTo("missing-body");
        }

        @Test
        void thatBreaksSeveralRulesLearnsOfAllOfThem() {
            var body = replaced("\"tea\"", "\" \"").replace("\"quantity\": 2", "\"quantity\": 0");

            var answer = post("/api/samples/wishes", body);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.at("/code")).isEqualTo("invalid");
            assertThat(answer.body().at("/errors").valueStream())
                    .extracting(error -> error.get("pointer").stringValue())
                    .containsExactlyInAnyOrder("/name", "/lines/0/quantity");
        }

        @Test
        void ofFiveMegabytesIsRefusedWhetherItSaysSoOrNot() {
            var large = "{\"name\": \"" + "x".repeat(5_000_000) + "\"}";

            var announced = post("/api/samples/wishes", large);
            var chunked = send(request("/api/samples/wishes")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofInputStream(
                            () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)))));

            assertThat(announced.at("/code")).isEqualTo("too-large");
            assertThat(announced.status()).isEqualTo(413);
            assertThat(chunked.status()).isEqualTo(413);
        }

        @Test
        void ofAnotherTypeIsRefused() {
            var answer = send(request("/api/samples/wishes")
                    .header("Content-Type", "text/plain")
                    .POST(BodyPublishers.ofString(WISH)));

            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.at("/code")).isEqualTo("unsupported-media-type");
        }

        private String replaced(String instead, String of) {
            assertThat(WISH).contains(instead);
            return WISH.replace(instead, of);
        }
    }

    @Nested
    class AnAddress {

        @Test
        void holdsIdsInTheirCanonicalFormOnly() {
            var id = "0192f8a0-0000-7000-8000-000000000001";

            assertThat(get("/api/samples/members/" + id).at("/id")).isEqualTo(id);
            assertThat(get("/api/samples/members/1-2-3-4-5").status()).isEqualTo(400);
            assertThat(get("/api/samples/members/1-2-3-4-5").at("/errors/0/parameter"))
                    .isEqualTo("id");
        }

        @Test
        void thatLeadsNowhereSaysSo() {
            assertThat(get("/api/nowhere").at("/code")).isEqualTo("no-such-path");
            assertThat(get("/elsewhere").at("/code")).isEqualTo("no-such-path");
        }

        @Test
        void refusesAMethodThatItDoesNotKnow() {
            var answer = send(request("/api/samples/wishes").DELETE());

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("POST");
        }

        @Test
        void cannotAnswerInEveryForm() {
            var answer = send(request("/api/samples/numbers").header("Accept", "image/png"));

            assertThat(answer.status()).isEqualTo(406);
            assertThat(answer.at("/code")).isEqualTo("not-acceptable");
        }
    }

    @Nested
    class AList {

        @Test
        void isReadPageByPage() {
            var first = get("/api/samples/numbers?limit=30");
            var second = get("/api/samples/numbers?limit=30&cursor=" + first.at("/next"));

            assertThat(first.body().get("items")).hasSize(30);
            assertThat(second.body().get("items")).hasSize(20);
            assertThat(second.body().get("next").isNull()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"limit=0", "limit=-1", "limit=101", "limit=1000000", "limit=99999999999", "limit=x"})
        void hasPagesOfABoundedSize(String query) {
            assertThat(get("/api/samples/numbers?" + query).at("/code")).isEqualTo("limit-out-of-range");
        }

        @ParameterizedTest
        @ValueSource(strings = {"cursor=x", "cursor=", "cursor=MTAwMDAwMDAwMDAwMDAwMDAwMA"})
        void knowsNoCursorsButItsOwn(String query) {
            assertThat(get("/api/samples/numbers?" + query).at("/code")).isEqualTo("cursor-unknown");
        }

        @Test
        void isNotFoundByAGarbledQuery() {
            assertThat(get("/api/samples/numbers?cursor=%FF%FE").at("/code")).isEqualTo("bad-request");
        }

        @Test
        void doesNotGoOnInAnotherOrder() {
            var next = get("/api/samples/numbers?limit=5").at("/next");

            assertThat(get("/api/samples/numbers?limit=5&sort=PRICE&cursor=" + next)
                            .at("/code"))
                    .isEqualTo("cursor-unknown");
        }

        @Test
        void isSortedByWhatItKnowsOnly() {
            var answer = get("/api/samples/numbers?sort=weight");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.at("/errors/0/parameter")).isEqualTo("sort");
        }
    }

    @Nested
    class AnEdit {

        @Test
        void namesTheVersionThatItIsAnEditOf() {
            var tag = get("/api/samples/version").header("ETag");

            var edited =
                    send(request("/api/samples/version").header("If-Match", tag).PUT(BodyPublishers.noBody()));

            assertThat(edited.body().intValue()).isEqualTo(7);
        }

        @Test
        void withoutAVersionIsRefused() {
            assertThat(send(request("/api/samples/version").PUT(BodyPublishers.noBody()))
                            .status())
                    .isEqualTo(428);
            assertThat(send(request("/api/samples/version")
                                    .header("If-Match", "*")
                                    .PUT(BodyPublishers.noBody()))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class ARequestThatMustHappenOnce {

        private final String visitor = "Bearer " + UUID.randomUUID();

        @Test
        void carriesAKeyOfItsCallerForItsPathAndBody() {
            var key = once("0123456789", WISH);
            var again = once("0123456789", WISH);
            var another = once("0123456789", WISH.replace("tea", "tee"));

            assertThat(key.at("/operation")).isEqualTo("wish");
            assertThat(key.at("/owner")).isEqualTo(visitor.substring(7));
            assertThat(again.at("/bodyHash")).isEqualTo(key.at("/bodyHash"));
            assertThat(another.at("/bodyHash")).isNotEqualTo(key.at("/bodyHash"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1234567",
                    "with a blank",
                    "01234567890123456789012345678901234567890123456789012345678901234"
                })
        void isRefusedWhenItsKeyIsNone(String key) {
            assertThat(once(key, WISH).at("/code")).isEqualTo("idempotency-key-malformed");
        }

        @Test
        void isRefusedWithoutAKey() {
            var answer = send(request("/api/samples/once")
                    .header("Authorization", visitor)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(WISH)));

            assertThat(answer.at("/code")).isEqualTo("idempotency-key-missing");
        }

        private Answer once(String key, String body) {
            return send(request("/api/samples/once")
                    .header("Authorization", visitor)
                    .header("Idempotency-Key", key)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
        }
    }

    @Nested
    class SomebodyWhoAsks {

        private final UUID id = UUID.randomUUID();

        @Test
        void isKnownToTheController() {
            assertThat(as(id.toString(), "/api/samples/me").status()).isEqualTo(200);
        }

        @Test
        void isAskedWhoHeIs() {
            assertThat(get("/api/samples/me").status()).isEqualTo(401);
            assertThat(get("/api/samples/secret").at("/code")).isEqualTo("not-signed-in");
        }

        @Test
        void needsThePermission() {
            assertThat(as(id + ".samples:read", "/api/samples/secret").status()).isEqualTo(200);
            assertThat(as(id + ".samples:edit", "/api/samples/secret").status()).isEqualTo(403);
            assertThat(as(id.toString(), "/api/samples/secret").at("/permission"))
                    .isEqualTo("samples:read");
        }

        @Test
        void getsNowhereWhereNothingIsDeclared() {
            assertThat(as(id + ".samples:read", "/api/samples/undeclared").status())
                    .isEqualTo(403);
        }
    }

    @Nested
    class WhatWentWrong {

        @Test
        void isToldInTheLanguageOfTheCaller() {
            var path = "/api/samples/members/" + UUID.randomUUID() + "?sku=" + UUID.randomUUID();

            assertThat(get(path).at("/detail")).isEqualTo("未找到该内容。");
            assertThat(send(request(path).header("Accept-Language", "en-GB,en;q=0.8"))
                            .at("/detail"))
                    .isEqualTo("There is no such thing.");
            assertThat(send(request(path).header("Accept-Language", "fr")).at("/title"))
                    .isEqualTo("未找到");
        }

        @Test
        void isAProblemDocumentWithATrace() {
            var answer = get("/api/samples/me");

            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.at("/type")).isEqualTo("urn:mall:problem:not-signed-in");
            assertThat(answer.at("/status")).isEqualTo("401");
            assertThat(answer.at("/traceId")).isEqualTo(answer.header("X-Trace-Id"));
        }

        @Test
        void saysNothingOfOurInsides() {
            var answer = get("/api/samples/broken/defect");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).doesNotContain("secret words", "Exception", "mall.web", "class");
        }

        @Test
        void isWorthAnotherTryWhenTheDatabaseIsAway() {
            var answer = get("/api/samples/broken/pool");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("2");
        }

        @Test
        void isWorthAnotherTryWhenAllConnectionsAreInUse() throws Exception {
            var held = new ArrayList<Connection>();
            try {
                for (int i = database.unwrap(HikariDataSource.class).getMaximumPoolSize(); i > 0; i--)
                    held.add(database.getConnection());
                var start = System.nanoTime();

                var answer = get("/api/samples/time");

                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isNotEmpty();
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
            } finally {
                for (var connection : held) connection.close();
            }
            assertThat(get("/api/samples/time").status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GET /api/samples/version HTTP/1.1\r\nHost: localhost\r\nbroken header\r\n\r\n",
                    "GET /api/samples/{} HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    "GET /api/samples/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    "GET /api/..;/console HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    "NONSENSE\r\n\r\n"
                })
        void saysNothingOfTomcatEither(String request) throws IOException {
            try (var socket = new Socket("localhost", port)) {
                socket.getOutputStream()
                        .write(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));

                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(answer).startsWith("HTTP/1.1 4").doesNotContainIgnoringCase("tomcat", "exception", "<html");
            }
        }

        @Test
        void repeatsNoDataOfTheDatabase() {
            var answer = get("/api/samples/broken/data");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text()).doesNotContain("13800000000");
        }
    }

    @Test
    void everyAnswerForbidsWhatABrowserMightDoWithIt() {
        var answer = get("/api/samples/version");

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    private Answer get(String path) {
        return send(request(path).GET());
    }

    private Answer as(String token, String path) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    private Answer post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Answer(HttpResponse<String> response, JsonMapper json) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        JsonNode body() {
            return json.readTree(response.body());
        }

        /// The value at a JSON pointer, as text.
        String at(String pointer) {
            @Nullable JsonNode node = body().at(pointer);
            return node.isString() ? node.stringValue() : node.toString();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
