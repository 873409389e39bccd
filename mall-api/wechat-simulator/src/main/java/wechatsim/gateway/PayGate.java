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

/// Everything that goes to WeChat Pay comes in here, and every answer leaves here, signed. Files
/// are the exception: their hash was in the signed answer that told where to get them.
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
        var answer = new ContentCachingResponseWrapper(response);
        try {
            check.check(request);
            chain.doFilter(request, answer);
        } catch (PayError refused) {
            answer.setStatus(refused.status());
            answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
            answer.getOutputStream().write(json.writeValueAsBytes(refused.body()));
        }
        // On empty answers too: SDKs rely on it.
        if (answer.getContentType() == null) answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
        answer.setHeader("Request-ID", "08" + RandomText.hex(30));
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
