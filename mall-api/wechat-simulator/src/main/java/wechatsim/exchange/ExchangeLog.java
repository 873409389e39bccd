package wechatsim.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import wechatsim.exchange.Exchange.From;
import wechatsim.kernel.WechatPaths;

/// Keeps every call of the mall with its answer, and makes the request's raw body available to
/// all who come after.
@Component
@Order(10)
class ExchangeLog extends OncePerRequestFilter {

    private final Exchanges exchanges;

    ExchangeLog(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var at = Instant.now();
        var buffered = new BufferedRequest(request);
        var copy = new ContentCachingResponseWrapper(response);
        try {
            chain.doFilter(buffered, copy);
        } finally {
            exchanges.keep(id -> exchange(id, at, buffered, copy));
            copy.copyBodyToResponse();
        }
    }

    private static Exchange exchange(
            long id, Instant at, BufferedRequest request, ContentCachingResponseWrapper response) {
        return new Exchange(
                id,
                at,
                From.MALL,
                request.getMethod(),
                url(request),
                headers(request),
                new String(request.body(), UTF_8),
                response.getStatus(),
                headers(response),
                text(response),
                null,
                Duration.between(at, Instant.now()).toMillis());
    }

    private static String text(ContentCachingResponseWrapper response) {
        var type = String.valueOf(response.getContentType());
        var isText = type.contains("json") || type.startsWith("text/") || response.getContentSize() == 0;
        return isText
                ? new String(response.getContentAsByteArray(), UTF_8)
                : "(%d bytes of %s)".formatted(response.getContentSize(), type);
    }

    private static String url(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new LinkedHashMap<String, String>();
        Collections.list(request.getHeaderNames()).forEach(name -> headers.put(name, request.getHeader(name)));
        return headers;
    }

    private static Map<String, String> headers(HttpServletResponse response) {
        var headers = new LinkedHashMap<String, String>();
        response.getHeaderNames().forEach(name -> headers.put(name, String.valueOf(response.getHeader(name))));
        return headers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WechatPaths.covers(request);
    }
}
