package mall.web.problems;

import mall.domain.kernel.Refusal;
import org.springframework.http.HttpStatus;

/// Which HTTP status each kind of no is.
public final class Statuses {

    private Statuses() {}

    public static HttpStatus of(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case UNKNOWN_CALLER -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case ABSENT -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case KEY_REUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case AWAY -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
