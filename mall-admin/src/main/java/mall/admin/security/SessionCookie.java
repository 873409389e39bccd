package mall.admin.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import mall.domain.operators.OpenedSession;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// How an operator's session travels: in a cookie that scripts cannot read and other sites cannot
/// make a browser send. From its token follows a second one, which the console's pages get at
/// login and send back in a header with whatever changes something; nobody can work it out who
/// does not know the cookie.
@Component
public class SessionCookie {

    public static final String NAME = "mall_console";
    public static final String CSRF_HEADER = "X-CSRF-Token";

    private final boolean secure;

    /// @param secure off only where the console is opened without TLS: on a developer's machine
    SessionCookie(@Value("${mall.console.secure-cookie:true}") boolean secure) {
        this.secure = secure;
    }

    public ResponseCookie of(OpenedSession session, Duration goodFor) {
        return cookie(session.token(), goodFor);
    }

    /// Makes the browser forget the session.
    public ResponseCookie none() {
        return cookie("", Duration.ZERO);
    }

    public String csrfToken(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest.digest(("csrf " + token).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public Optional<String> token(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .filter(token -> !token.isEmpty())
                .findFirst();
    }

    boolean provesItsPage(HttpServletRequest request, String token) {
        var header = request.getHeader(CSRF_HEADER);
        return header != null
                && MessageDigest.isEqual(
                        header.getBytes(StandardCharsets.UTF_8),
                        csrfToken(token).getBytes(StandardCharsets.UTF_8));
    }

    private ResponseCookie cookie(String token, Duration goodFor) {
        return ResponseCookie.from(NAME, token)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .path("/admin/api")
                .maxAge(goodFor)
                .build();
    }
}
