package mall.web.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import mall.domain.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// Says what is wrong with a body that could not be read, and where.
@Component
class BodyProblems {

    private final Problems problems;

    BodyProblems(Problems problems) {
        this.problems = problems;
    }

    ResponseEntity<Problem> of(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case BodyTooLarge _ -> {
                    return problems.of(WebProblem.TOO_LARGE, request);
                }
                case Refusal refusal -> {
                    return problems.of(refusal, request);
                }
                default -> {}
            }
        }
        return unreadable.getCause() instanceof JacksonException json
                ? of(json, request)
                : problems.of(WebProblem.MISSING_BODY, request);
    }

    private ResponseEntity<Problem> of(JacksonException json, HttpServletRequest request) {
        var kind = kind(json);
        if (kind == WebProblem.MALFORMED_JSON || kind == WebProblem.TOO_LARGE) return problems.of(kind, request);
        var wrong = Problem.Wrong.field(pointer(json), kind.code(), problems.sentence(kind, request));
        return problems.of(kind, List.of(wrong), request);
    }

    private static WebProblem kind(JacksonException json) {
        return switch (json) {
            case UnrecognizedPropertyException _ -> WebProblem.UNKNOWN_FIELD;
            case InvalidNullException _ -> WebProblem.MISSING_FIELD;
            case ValueInstantiationException _ -> WebProblem.INVALID;
            case MismatchedInputException mismatch when missesProperty(mismatch) -> WebProblem.MISSING_FIELD;
            case MismatchedInputException _ -> WebProblem.WRONG_TYPE;
            case InputCoercionException _ -> WebProblem.WRONG_TYPE;
            case StreamConstraintsException _ -> WebProblem.TOO_LARGE;
            default -> WebProblem.MALFORMED_JSON;
        };
    }

    // Jackson has no exception of its own for a missing property.
    private static boolean missesProperty(MismatchedInputException mismatch) {
        var message = mismatch.getOriginalMessage();
        return message.startsWith("Missing required creator property") || message.startsWith("Cannot map `null` into");
    }

    /// The path as a JSON pointer: `/items/0/quantity`.
    private static String pointer(JacksonException json) {
        var pointer = new StringBuilder();
        for (var step : json.getPath()) {
            pointer.append('/').append(step.getPropertyName() == null ? step.getIndex() : escaped(step));
        }
        return pointer.toString();
    }

    private static String escaped(JacksonException.Reference step) {
        return escape(step.getPropertyName());
    }

    static String escape(@Nullable String name) {
        return name == null ? "" : name.replace("~", "~0").replace("/", "~1");
    }
}
