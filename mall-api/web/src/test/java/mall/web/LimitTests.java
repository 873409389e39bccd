package mall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mall.testing.MallTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

class LimitTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Nested
    @MallTest(
            webEnvironment = WebEnvironment.RANDOM_PORT,
            properties = {
                "mall.limits.read.times=20",
                "mall.limits.read.per=1h",
                "mall.limits.code.times=3",
                "mall.limits.code.per=1h",
                "mall.limits.order.times=2",
                "mall.limits.order.per=1h"
            })
    class WhoAsksTooOften {

        @LocalServerPort
        private int port;

        @Test
        void isToldWhenToComeAgain() throws Exception {
            var caller = UUID.randomUUID().toString();

            var answers = answers(25, request(port, "/api/samples/me", caller));

            assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(20);
            var refused = answers.getLast();
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("\"too-many-requests\"");
            assertThat(Integer.parseInt(
                            refused.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 3600);
        }

        @Test
        void takesNothingFromOthers() throws Exception {
            answers(
                    3,
                    request(port, "/api/samples/order", UUID.randomUUID().toString())
                            .POST(BodyPublishers.noBody()));

            var other = answers(
                    1,
                    request(port, "/api/samples/order", UUID.randomUUID().toString())
                            .POST(BodyPublishers.noBody()));

            assertThat(other.getFirst().statusCode()).isEqualTo(200);
        }

        @Test
        void isCountedByHisAddressWhileNobodyKnowsHim() throws Exception {
            var answers = answers(
                    4,
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/samples/code"))
                            .POST(BodyPublishers.noBody()));

            assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(200, 200, 200, 429);
        }
    }

    @Nested
    @MallTest(
            webEnvironment = WebEnvironment.RANDOM_PORT,
            properties = {
                "mall.limits.rush.times=3",
                "mall.limits.rush.per=1h",
                "mall.limits.crowd.times=7",
                "mall.limits.crowd.per=1h"
            })
    class ARush {

        @LocalServerPort
        private int port;

        @Test
        void isCountedByMemberAndByAddress() throws Exception {
            var hasty = answers(4, rush("hasty"));
            var patient = answers(2, rush("patient"));
            var third = answers(3, rush("third"));

            assertThat(hasty).extracting(HttpResponse::statusCode).containsExactly(200, 200, 200, 429);
            assertThat(patient).extracting(HttpResponse::statusCode).containsExactly(200, 200);
            assertThat(third)
                    .as("the address has had seven")
                    .extracting(HttpResponse::statusCode)
                    .containsExactly(200, 200, 429);
        }

        private HttpRequest.Builder rush(String name) {
            var member = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                    .toString();
            return request(port, "/api/samples/rush", member).POST(BodyPublishers.noBody());
        }
    }

    @Nested
    @MallTest(
            webEnvironment = WebEnvironment.RANDOM_PORT,
            properties = {
                "mall.limits.order.times=2",
                "mall.limits.order.per=1h",
                "spring.data.redis.host=localhost",
                "spring.data.redis.port=1"
            })
    class WhileRedisIsAway {

        @LocalServerPort
        private int port;

        @Test
        void eachReplicaCountsForItself() throws Exception {
            var answers = answers(
                    3,
                    request(port, "/api/samples/order", UUID.randomUUID().toString())
                            .POST(BodyPublishers.noBody()));

            assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(200, 200, 429);
        }
    }

    private static HttpRequest.Builder request(int port, String path, String caller) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + caller);
    }

    private static List<HttpResponse<String>> answers(int times, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var answers = new ArrayList<HttpResponse<String>>();
        for (int i = 0; i < times; i++) answers.add(HTTP.send(request.build(), BodyHandlers.ofString()));
        return answers;
    }
}
