package mall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client sends is what the mall understood, or it is refused.
class RequestBodyTests extends OverHttp {

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
                "name": "tea"       | "name": "t\\u0000a"          | wrong-type     | /name
                "name": "tea"       | "name": "tea", "remark": "\\u0000" | wrong-type | /remark
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
}
