package mall.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import mall.testing.MallTest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Talks to the sample controller.
@MallTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.main.banner-mode=off")
abstract class OverHttp {

    static final String WISH = """
            {"name": "tea", "lines": [{"sku": "0192f8a0-0000-7000-8000-000000000001", "quantity": 2}],
             "budgetFen": 1200, "colour": "GREEN"}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    @LocalServerPort
    int port;

    final Answer get(String path) {
        return send(request(path).GET());
    }

    final Answer as(String token, String path) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    final Answer post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    final HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    final Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    record Answer(HttpResponse<String> response, JsonMapper json) {

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
