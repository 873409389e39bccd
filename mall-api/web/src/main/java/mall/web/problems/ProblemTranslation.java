package mall.web.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import mall.domain.kernel.Refusal;
import mall.web.Caller;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/// Turns whatever was thrown into the problem document that leaves, for the advice and for
/// filters alike. What is nobody's fault but ours is logged with its trace and leaves without a
/// word about our insides.
@Component
class ProblemTranslation {

    private static final Logger log = LoggerFactory.getLogger(ProblemTranslation.class);

    private final Problems problems;
    private final BodyProblems bodies;
    private final ParameterProblems parameters;

    ProblemTranslation(Problems problems, BodyProblems bodies, ParameterProblems parameters) {
        this.problems = problems;
        this.bodies = bodies;
        this.parameters = parameters;
    }

    ResponseEntity<Problem> of(Exception e, HttpServletRequest request) {
        return switch (e) {
            case Refusal refusal -> problems.of(refusal, request);
            case HttpMessageNotReadableException unreadable -> bodies.of(unreadable, request);
            case MethodArgumentNotValidException invalid -> parameters.of(invalid, hasBody(invalid), request);
            case BindException invalid -> parameters.of(invalid, false, request);
            case HandlerMethodValidationException invalid -> parameters.of(invalid, request);
            case ConstraintViolationException invalid -> parameters.of(invalid, request);
            case MethodArgumentTypeMismatchException wrong ->
                parameters.of(wrong.getName(), WebProblem.WRONG_TYPE, request);
            case TypeMismatchException _ -> problems.of(WebProblem.BAD_REQUEST, request);
            case MissingRequestValueException missing ->
                parameters.of(nameOf(missing), WebProblem.MISSING_FIELD, request);
            case MissingServletRequestPartException missing ->
                parameters.of(missing.getRequestPartName(), WebProblem.MISSING_FIELD, request);
            case MaxUploadSizeExceededException _ -> problems.of(WebProblem.TOO_LARGE, request);
            // No form where a form was wanted.
            case MultipartException _ -> problems.of(WebProblem.UNSUPPORTED_MEDIA_TYPE, request);
            case AuthenticationException _ -> problems.of(new NotSignedIn(), request);
            case AccessDeniedException _ -> problems.of(signedInOrNot(), request);
            // Tomcat could not make sense of the query.
            case InvalidParameterException _ -> problems.of(WebProblem.BAD_REQUEST, request);
            case ErrorResponse known -> byStatus(known, e, request);
            default -> ofData(e, request);
        };
    }

    /// What the database or Redis said.
    private ResponseEntity<Problem> ofData(Exception e, HttpServletRequest request) {
        if (Dependencies.isAway(e)) {
            log.warn("Something that the mall needs is away: {}", Dependencies.words(e));
            return problems.of(WebProblem.AWAY, request);
        }
        return switch (e) {
            case OptimisticLockingFailureException _
            when request.getHeader(HttpHeaders.IF_MATCH) != null -> problems.of(WebProblem.STALE_VERSION, request);
            case OptimisticLockingFailureException _ -> problems.of(WebProblem.CHANGED_MEANWHILE, request);
            case ConcurrencyFailureException _ -> problems.of(WebProblem.AWAY, request);
            case DataIntegrityViolationException broken -> {
                log.warn("The database refused what a door let through: {}", Dependencies.words(broken));
                yield problems.of(WebProblem.CONTRADICTS_DATA, request);
            }
            default -> {
                log.error("A request failed", e);
                yield problems.of(WebProblem.INTERNAL, request);
            }
        };
    }

    /// What Spring says by status alone: its own words name our classes and stay here.
    private ResponseEntity<Problem> byStatus(ErrorResponse known, Exception e, HttpServletRequest request) {
        var status = HttpStatus.resolve(known.getStatusCode().value());
        if (status == null || status == HttpStatus.INTERNAL_SERVER_ERROR) return ofData(e, request);
        var headers = new HttpHeaders();
        headers.putAll(known.getHeaders());
        return problems.of(byStatus(status), List.of(), headers, request);
    }

    static WebProblem byStatus(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> WebProblem.NO_SUCH_PATH;
            case METHOD_NOT_ALLOWED -> WebProblem.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> WebProblem.NOT_ACCEPTABLE;
            case CONTENT_TOO_LARGE -> WebProblem.TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> WebProblem.UNSUPPORTED_MEDIA_TYPE;
            case PRECONDITION_REQUIRED -> WebProblem.PRECONDITION_REQUIRED;
            case SERVICE_UNAVAILABLE -> WebProblem.AWAY;
            default -> status.is4xxClientError() ? WebProblem.BAD_REQUEST : WebProblem.INTERNAL;
        };
    }

    private static Refusal signedInOrNot() {
        return Caller.current() == null ? new NotSignedIn() : new NotPermitted("");
    }

    private static boolean hasBody(MethodArgumentNotValidException invalid) {
        return invalid.getParameter().hasParameterAnnotation(RequestBody.class);
    }

    private static String nameOf(MissingRequestValueException missing) {
        @Nullable
        String name = switch (missing) {
            case MissingServletRequestParameterException parameter -> parameter.getParameterName();
            case MissingRequestHeaderException header -> header.getHeaderName();
            case MissingPathVariableException variable -> variable.getVariableName();
            default -> null;
        };
        return name == null ? "" : name;
    }
}
