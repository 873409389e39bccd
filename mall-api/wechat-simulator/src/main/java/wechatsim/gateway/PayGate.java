package wechatsim.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;
import wechatsim.kernel.RandomText;
import wechatsim.kernel.WechatPaths;

/// Everything that goes to WeChat Pay comes in here, and every answer to the merchant leaves here,
/// signed, whatever it says. Two are not: the no to somebody who has not proved that he is the
/// merchant, and files, whose hash was in the signed answer that told where to get them.
@Component
@Order(30)
class PayGate extends OncePerRequestFilter {

    private final RequestCheck check;
    private final AnswerSigner signer;
    private final JsonMapper json;

    PayGate(RequestCheck check, AnswerSigner signer, JsonMapper json) {
        this.check = check;
        this.signer = signer;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Request-ID", "08" + RandomText.hex(30));
        try {
            check.check(request);
        } catch (PayError stranger) {
            response.setStatus(stranger.status());
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getOutputStream().write(json.writeValueAsBytes(stranger.body()));
            return;
        }
        answer(request, response, chain);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        // On empty answers too: SDKs rely on it.
        if (answer.getContentType() == null) answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
        if (!isFile(answer)) {
            var body = new String(answer.getContentAsByteArray(), UTF_8);
            signer.sign(request.getRequestURI(), request.getHeader("Wechatpay-Serial"), body)
                    .forEach(answer::setHeader);
        }
        answer.copyBodyToResponse();
    }

    private static boolean isFile(HttpServletResponse answer) {
        return MediaType.APPLICATION_OCTET_STREAM_VALUE.equals(answer.getContentType());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WechatPaths.coversPay(request);
    }
}
