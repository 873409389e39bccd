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
import wechatsim.faults.Fault.BadJson;
import wechatsim.faults.Fault.DoneButRefused;
import wechatsim.faults.Fault.OfAnswer;
import wechatsim.faults.Fault.Refuse;
import wechatsim.faults.Fault.RefuseWithErrcode;
import wechatsim.kernel.WechatPaths;

/// Lets WeChat say something else than it would: inside the gate, so that it is signed all the
/// same.
@Component
@Order(40)
class AnswerFaults extends OncePerRequestFilter {

    private final Faults faults;
    private final JsonMapper json;

    AnswerFaults(Faults faults, JsonMapper json) {
        this.faults = faults;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var fault = faults.take(OfAnswer.class, request.getRequestURI()).orElse(null);
        switch (fault) {
            case null -> chain.doFilter(request, response);
            case Refuse(var status, var code, var message) -> answer(response, status, new PayAnswer(code, message));
            case DoneButRefused(var status, var code, var message) -> {
                chain.doFilter(request, new ContentCachingResponseWrapper(response));
                answer(response, status, new PayAnswer(code, message));
            }
            case RefuseWithErrcode(var errcode, var errmsg) ->
                answer(response, 200, new MiniAppAnswer(errcode, errmsg));
            case BadJson() -> {
                var whole = new ContentCachingResponseWrapper(response);
                chain.doFilter(request, whole);
                var bytes = whole.getContentAsByteArray();
                response.getOutputStream().write(Arrays.copyOf(bytes, bytes.length / 2));
            }
        }
    }

    private void answer(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WechatPaths.covers(request);
    }

    private record PayAnswer(String code, String message) {}

    private record MiniAppAnswer(int errcode, String errmsg) {}
}
