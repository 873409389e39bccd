package mall.testing.http;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the mall answered.
public record Answer(HttpResponse<byte[]> response) {

    private static final JsonMapper JSON = new JsonMapper();

    public int status() {
        return response.statusCode();
    }

    /// The `code` of a problem document.
    public String code() {
        return at("/code");
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        return response.body();
    }

    public JsonNode body() {
        return JSON.readTree(response.body());
    }

    public <T> T as(Class<T> type) {
        return JSON.readValue(response.body(), type);
    }

    /// The value at a JSON pointer: a text as it is, everything else as JSON, nothing as "".
    public String at(String pointer) {
        return text(body().at(pointer));
    }

    public long number(String pointer) {
        return body().at(pointer).longValue();
    }

    /// The values at a JSON pointer in which `*` stands for every element of a list:
    /// `/items/*/name`.
    public List<String> texts(String pointer) {
        return nodes(body(), pointer).map(Answer::text).toList();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /// The version of what was shown, as the next edit must send it.
    public String etag() {
        return header("ETag");
    }

    private static Stream<JsonNode> nodes(JsonNode from, String pointer) {
        int star = pointer.indexOf("/*");
        if (star < 0) return Stream.of(from.at(pointer)).filter(node -> !node.isMissingNode());
        return from.at(pointer.substring(0, star))
                .valueStream()
                .flatMap(element -> nodes(element, pointer.substring(star + 2)));
    }

    private static String text(JsonNode node) {
        if (node.isMissingNode()) return "";
        return node.isString() ? node.stringValue() : node.toString();
    }

    @Override
    public String toString() {
        return status() + " " + text();
    }
}
