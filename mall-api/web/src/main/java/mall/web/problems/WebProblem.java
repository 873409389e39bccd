package mall.web.problems;

import org.springframework.http.HttpStatus;

/// What can be wrong with a request before the business is asked, or with us; what the business
/// itself says no to are [refusals][mall.domain.kernel.Refusal].
public enum WebProblem {
    MALFORMED_JSON("malformed-json", HttpStatus.BAD_REQUEST),
    MISSING_BODY("missing-body", HttpStatus.BAD_REQUEST),
    UNKNOWN_FIELD("unknown-field", HttpStatus.BAD_REQUEST),
    MISSING_FIELD("missing-field", HttpStatus.BAD_REQUEST),
    WRONG_TYPE("wrong-type", HttpStatus.BAD_REQUEST),
    INVALID("invalid", HttpStatus.BAD_REQUEST),
    BAD_REQUEST("bad-request", HttpStatus.BAD_REQUEST),
    NO_SUCH_PATH("no-such-path", HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE("not-acceptable", HttpStatus.NOT_ACCEPTABLE),
    CHANGED_MEANWHILE("changed-meanwhile", HttpStatus.CONFLICT),
    CONTRADICTS_DATA("contradicts-data", HttpStatus.CONFLICT),
    STALE_VERSION("stale-version", HttpStatus.PRECONDITION_FAILED),
    TOO_LARGE("too-large", HttpStatus.CONTENT_TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    PRECONDITION_REQUIRED("precondition-required", HttpStatus.PRECONDITION_REQUIRED),
    INTERNAL("internal", HttpStatus.INTERNAL_SERVER_ERROR),
    AWAY("away", HttpStatus.SERVICE_UNAVAILABLE);

    private final String code;
    private final HttpStatus status;

    WebProblem(String code, HttpStatus status) {
        this.code = code;
        this.status = status;
    }

    public String code() {
        return code;
    }

    public HttpStatus status() {
        return status;
    }
}
