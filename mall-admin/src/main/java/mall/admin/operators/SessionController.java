package mall.admin.operators;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import mall.admin.security.SessionCookie;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.OperatorId;
import mall.domain.operators.OpenedSession;
import mall.domain.operators.OperatorSessionId;
import mall.domain.operators.OperatorSessions;
import mall.domain.operators.Origin;
import mall.domain.operators.OwnAccount;
import mall.domain.operators.SessionSummary;
import mall.domain.operators.SignedInOperator;
import mall.web.Limited;
import mall.web.Limited.Traffic;
import mall.web.Open;
import mall.web.SignedIn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Logging in and out, and one's own sessions and password.
@RestController
@RequestMapping("/admin/api/session")
class SessionController {

    private final OperatorSessions sessions;
    private final OwnAccount account;
    private final SessionCookie cookie;
    private final Clock clock;

    SessionController(OperatorSessions sessions, OwnAccount account, SessionCookie cookie, Clock clock) {
        this.sessions = sessions;
        this.account = account;
        this.cookie = cookie;
        this.clock = clock;
    }

    record LogIn(
            @NotBlank @Size(max = 40) String login,
            @NotBlank @Size(max = 128) String password) {

        @Override
        public String toString() {
            return "LogIn";
        }
    }

    record ChangePassword(
            @NotBlank @Size(max = 128) String current,
            @NotBlank @Size(max = 200) String next) {

        @Override
        public String toString() {
            return "ChangePassword";
        }
    }

    /// @param csrfToken goes into the `X-CSRF-Token` header of whatever changes something
    record SessionResponse(OperatorId operator, String name, List<String> permissions, String csrfToken) {}

    record OpenSessionResponse(
            OperatorSessionId id, Instant openedAt, Instant seenAt, String address, String agent, boolean current) {

        static OpenSessionResponse of(SessionSummary session, SignedInOperator me) {
            return new OpenSessionResponse(
                    session.id(),
                    session.openedAt(),
                    session.seenAt(),
                    session.address(),
                    session.agent(),
                    session.id().equals(me.session()));
        }
    }

    @Open
    @Limited(Traffic.LOGIN)
    @PostMapping
    ResponseEntity<SessionResponse> logIn(@Valid @RequestBody LogIn logIn, HttpServletRequest request) {
        return opened(sessions.login(logIn.login(), logIn.password(), origin(request)));
    }

    /// Who am I, and what may I do?
    @SignedIn
    @GetMapping
    SessionResponse session(@AuthenticationPrincipal SignedInOperator me, HttpServletRequest request) {
        return response(me, cookie.token(request).orElseThrow());
    }

    @SignedIn
    @DeleteMapping
    ResponseEntity<Void> logOut(@AuthenticationPrincipal SignedInOperator me) {
        sessions.end(me.session(), me.id());
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.none().toString())
                .build();
    }

    @SignedIn
    @GetMapping("/all")
    List<OpenSessionResponse> sessions(@AuthenticationPrincipal SignedInOperator me) {
        return sessions.list(me.id()).stream()
                .map(session -> OpenSessionResponse.of(session, me))
                .toList();
    }

    @SignedIn
    @DeleteMapping("/all/{id}")
    ResponseEntity<Void> end(@PathVariable OperatorSessionId id, @AuthenticationPrincipal SignedInOperator me) {
        if (!sessions.end(id, me.id())) throw new NotFound("session", id);
        return ResponseEntity.noContent().build();
    }

    /// All other sessions end; this one goes on under a new cookie.
    @SignedIn
    @Limited(Traffic.LOGIN)
    @PutMapping("/password")
    ResponseEntity<SessionResponse> changePassword(
            @Valid @RequestBody ChangePassword change,
            @AuthenticationPrincipal SignedInOperator me,
            HttpServletRequest request) {
        return opened(account.changePassword(me, change.current(), change.next(), origin(request)));
    }

    private ResponseEntity<SessionResponse> opened(OpenedSession session) {
        var goodFor = Duration.between(clock.instant(), session.endsAt());
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie.of(session, goodFor).toString())
                .body(response(session.operator(), session.token()));
    }

    private SessionResponse response(SignedInOperator operator, String token) {
        var permissions = operator.permissions().patterns().stream().sorted().toList();
        return new SessionResponse(operator.id(), operator.name(), permissions, cookie.csrfToken(token));
    }

    private static Origin origin(HttpServletRequest request) {
        var agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        return new Origin(request.getRemoteAddr(), agent);
    }
}
