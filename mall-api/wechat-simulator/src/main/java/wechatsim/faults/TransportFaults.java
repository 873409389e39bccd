package wechatsim.faults;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;
import wechatsim.faults.Fault.AnswerLate;
import wechatsim.faults.Fault.BadGateway;
import wechatsim.faults.Fault.BreakOff;
import wechatsim.faults.Fault.Delay;
import wechatsim.faults.Fault.OfTransport;
import wechatsim.faults.Fault.UnsignedError;
import wechatsim.kernel.WechatPaths;

/// Lets the line fail: outside of everything, so that what is late or broken is a finished, signed
/// answer.
@Component
@Order(5)
class TransportFaults extends OncePerRequestFilter {

    private final Faults faults;
    private final Patience patience;
    private final JsonMapper json;

    TransportFaults(Faults faults, Patience patience, JsonMapper json) {
        this.faults = faults;
        this.patience = patience;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var fault = faults.take(OfTransport.class, request.getRequestURI()).orElse(null);
        switch (fault) {
            case null -> chain.doFilter(request, response);
            case Delay(var by) -> {
                patience.waitFor(by);
                chain.doFilter(request, response);
            }
            case AnswerLate(var by) -> {
                var held = new ContentCachingResponseWrapper(response);
                chain.doFilter(request, held);
                patience.waitFor(by);
                held.copyBodyToResponse();
            }
            case BreakOff() -> {
                var held = new ContentCachingResponseWrapper(response);
                chain.doFilter(request, held);
                breakOff(response, held.getContentAsByteArray());
            }
            case BadGateway() -> {
                response.setStatus(502);
                response.setContentType("text/html");
                response.getWriter().print("<html><body><h1>502 Bad Gateway</h1></body></html>");
            }
            case UnsignedError(var status, var code, var message) -> {
                response.setStatus(status);
                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                response.getOutputStream().write(json.writeValueAsBytes(new Body(code, message)));
            }
        }
    }

    /// Promises the whole answer, sends half of it and hangs up.
    private static void breakOff(HttpServletResponse response, byte[] answer) throws IOException {
        if (response.getStatus() == 204) response.setStatus(200);
        response.setHeader("Connection", "close");
        response.setContentLength(answer.length + 1);
        response.getOutputStream().write(Arrays.copyOf(answer, answer.length / 2));
        response.flushBuffer();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WechatPaths.covers(request);
    }

    private record Body(String code, String message) {}
}
