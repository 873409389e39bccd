package mall.web.requests;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import mall.web.problems.BodyTooLarge;
import mall.web.problems.ProblemWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads no more of a body than a request of ours can have, and of a request that carries an
/// `Idempotency-Key` reads it at once, to know what the key stands for. Uploads have limits of
/// their own (`spring.servlet.multipart.*`).
@Component
@Order(0) // behind security, before the dispatcher
class BodyFilter extends OncePerRequestFilter {

    static final int LIMIT = 1024 * 1024;
    private static final String HASH = BodyFilter.class.getName() + ".hash";

    private final ProblemWriter problems;

    BodyFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    /// SHA-256, in hex, of the path and the body of a request that carries a key.
    static String hash(HttpServletRequest request) {
        return request.getAttribute(HASH) instanceof String hash ? hash : hash(request, new byte[0]);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return isUpload(request.getContentType())
                || (request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (request.getContentLengthLong() > LIMIT) throw new BodyTooLarge();
            if (request.getHeader(OnceResolver.HEADER) == null) {
                chain.doFilter(new BoundedRequest(request, LIMIT), response);
            } else {
                var body = new BoundedRequest(request, LIMIT).getInputStream().readAllBytes();
                request.setAttribute(HASH, hash(request, body));
                chain.doFilter(new RereadRequest(request, body), response);
            }
        } catch (BodyTooLarge tooLarge) {
            problems.write(
                    new HttpMessageNotReadableException("", tooLarge, new ServletServerHttpRequest(request)),
                    request,
                    response);
        }
    }

    private static boolean isUpload(@Nullable String contentType) {
        return contentType != null && contentType.regionMatches(true, 0, MediaType.MULTIPART_FORM_DATA_VALUE, 0, 19);
    }

    private static String hash(HttpServletRequest request, byte[] body) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var target = request.getMethod() + ' ' + request.getRequestURI() + '?' + request.getQueryString() + '\n';
            sha.update(target.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
