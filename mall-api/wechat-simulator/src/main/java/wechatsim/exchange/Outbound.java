package wechatsim.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import wechatsim.exchange.Exchange.From;
import wechatsim.kernel.SimulatorSettings;

/// Calls the mall, and keeps what it said.
@Component
public final class Outbound implements DisposableBean {

    private final Exchanges exchanges;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Outbound(Exchanges exchanges, SimulatorSettings settings) {
        this.exchanges = exchanges;
        patience = settings.noticeTimeout();
    }

    public Reply post(URI url, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(body, UTF_8));
        return send(request, headers, body);
    }

    public Reply get(URI url) {
        return send(HttpRequest.newBuilder(url).GET(), Map.of(), "");
    }

    private Reply send(HttpRequest.Builder builder, Map<String, String> headers, String body) {
        var at = Instant.now();
        headers.forEach(builder::header);
        var request = builder.timeout(patience).build();
        try {
            var response = http.send(request, BodyHandlers.ofString(UTF_8));
            keep(at, request, headers, body, response, null);
            return new Reply(response.statusCode(), response.body());
        } catch (IOException unreachable) {
            keep(at, request, headers, body, null, unreachable.toString());
            return new Reply(null, unreachable.toString());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new Reply(null, "interrupted");
        }
    }

    private void keep(
            Instant at,
            HttpRequest request,
            Map<String, String> headers,
            String body,
            @Nullable HttpResponse<String> response,
            @Nullable String failure) {
        exchanges.keep(id -> new Exchange(
                id,
                at,
                From.WECHAT,
                request.method(),
                request.uri().toString(),
                headers,
                body,
                response == null ? null : response.statusCode(),
                response == null ? Map.of() : headers(response),
                response == null ? "" : response.body(),
                failure,
                Duration.between(at, Instant.now()).toMillis()));
    }

    private static Map<String, String> headers(HttpResponse<String> response) {
        var headers = new LinkedHashMap<String, String>();
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return headers;
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }

    /// What the mall said.
    ///
    /// @param status null when it could not be reached or took too long
    public record Reply(@Nullable Integer status, String body) {

        public boolean is(int expected) {
            return status != null && status == expected;
        }
    }
}
