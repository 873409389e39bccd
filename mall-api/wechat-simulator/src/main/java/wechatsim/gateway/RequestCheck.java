package wechatsim.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import wechatsim.crypto.Merchant;
import wechatsim.crypto.Rsa;

/// Whom the gate lets in: the merchant, with a fresh signature of exactly this request.
@Component
final class RequestCheck {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Merchant merchant;

    RequestCheck(Merchant merchant) {
        this.merchant = merchant;
    }

    /// @throws PayError when the request may not come in
    void check(HttpServletRequest request) throws IOException {
        checkHeaders(request);
        checkSignature(request);
    }

    private static void checkHeaders(HttpServletRequest request) {
        if (request.getHeader("User-Agent") == null) throw PayError.unsupported(403, "Http头缺少User-Agent");
        if (!accepts(request.getHeader("Accept"))) throw PayError.unsupported(406, "Http头Accept应为application/json");
        if (request.getMethod().equals("POST") && !isJson(request.getContentType())) {
            throw PayError.unsupported(415, "Http头Content-Type应为application/json");
        }
    }

    private static boolean accepts(@Nullable String accept) {
        return accept != null && (accept.contains("application/json") || accept.contains("*/*"));
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && MediaType.APPLICATION_JSON.includes(MediaType.parseMediaType(contentType));
    }

    private void checkSignature(HttpServletRequest request) throws IOException {
        var authorization = Authorization.parse(request.getHeader("Authorization"));
        if (!authorization.mchid().equals(merchant.mchid())) throw PayError.signature("商户号不存在");
        if (!authorization.serial().equals(merchant.key().serial())) throw PayError.signature("商户证书序列号有误");
        var age = Duration.between(Instant.ofEpochSecond(authorization.timestamp()), Instant.now());
        if (age.abs().compareTo(TOLERANCE) > 0) throw PayError.signature("Http头Authorization时间戳已过期");
        var body = new String(request.getInputStream().readAllBytes(), UTF_8);
        var text = authorization.signedText(request.getMethod(), pathAndQuery(request), body);
        if (!Rsa.verifies(merchant.key().publicKey(), text, authorization.signature())) {
            throw PayError.signature("错误的签名，验签失败");
        }
    }

    /// As it was sent, escapes included.
    private static String pathAndQuery(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }
}
