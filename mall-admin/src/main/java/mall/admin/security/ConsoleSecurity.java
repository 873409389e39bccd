package mall.admin.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import mall.domain.kernel.Refusal;
import mall.domain.operators.OperatorSessions;
import mall.web.Caller;
import mall.web.access.FrontDoor;
import mall.web.problems.NotSignedIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/// The doors of the console.
@Configuration
class ConsoleSecurity {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private final FrontDoor door;
    private final OperatorSessions sessions;
    private final SessionCookie cookie;

    ConsoleSecurity(FrontDoor door, OperatorSessions sessions, SessionCookie cookie) {
        this.door = door;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @Bean
    @Order(1)
    SecurityFilterChain console(HttpSecurity http) {
        return door.open(http.securityMatcher("/admin/api/**"), this::operator).build();
    }

    /// The pages themselves hold no secret; what they show comes through the calls above.
    @Bean
    @Order(2)
    SecurityFilterChain consolePages(HttpSecurity http) {
        return door.pages(http.securityMatcher("/console", "/console/**")).build();
    }

    private Optional<Caller> operator(HttpServletRequest request) {
        refuseOtherSites(request);
        var token = cookie.token(request);
        if (token.isEmpty()) return Optional.empty();
        // A cookie that has run out must not keep anybody from logging in anew.
        if (opensASession(request)) return Optional.empty();
        var operator = sessions.authenticate(token.get()).orElseThrow(NotSignedIn::new);
        if (!HARMLESS.contains(request.getMethod()) && !cookie.provesItsPage(request, token.get())) {
            throw new ForgedRequest();
        }
        return Optional.of(Caller.operator(operator.id().id(), operator, operator::may));
    }

    /// Browsers say where a request comes from; ours come from our own pages, or from no page.
    private static void refuseOtherSites(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site == null || site.equals("same-origin") || site.equals("none")) return;
        if (!HARMLESS.contains(request.getMethod())) throw new ForgedRequest();
    }

    private static boolean opensASession(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && (request.getRequestURI().equals("/admin/api/session")
                        || request.getRequestURI().equals("/admin/api/invitations/acceptance"));
    }

    /// A change that does not prove that it comes from the console's own pages.
    static final class ForgedRequest extends Refusal {
        ForgedRequest() {
            super(Kind.FORBIDDEN, "forged-request");
        }
    }
}
