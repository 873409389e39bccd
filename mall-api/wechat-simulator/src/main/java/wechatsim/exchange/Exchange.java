package wechatsim.exchange;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call and its answer. More components than a constructor should have: it is what a trace
/// shows.
///
/// @param from who called: the mall, or WeChat
/// @param status null when no answer came; [#failure()] then says why
public record Exchange(
        long id,
        Instant at,
        From from,
        String method,
        String url,
        Map<String, String> requestHeaders,
        String requestBody,
        @Nullable Integer status,
        Map<String, String> responseHeaders,
        String responseBody,
        @Nullable String failure,
        long millis) {

    /// The two sides.
    public enum From {
        MALL,
        WECHAT
    }
}
