package mall.web.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/// Says which fields and parameters of a readable request break which rules.
@Component
class ParameterProblems {

    private final Problems problems;

    ParameterProblems(Problems problems) {
        this.problems = problems;
    }

    /// A body or a record of parameters, checked by Bean Validation.
    ResponseEntity<Problem> of(BindException invalid, boolean body, HttpServletRequest request) {
        var errors = invalid.getAllErrors().stream()
                .map(error -> body ? inBody(error) : inParameters(error))
                .toList();
        return problems.of(WebProblem.INVALID, errors, request);
    }

    /// Single parameters, checked by Bean Validation.
    ResponseEntity<Problem> of(HandlerMethodValidationException invalid, HttpServletRequest request) {
        if (invalid.isForReturnValue()) throw new IllegalStateException(invalid);
        var errors = new ArrayList<Problem.Wrong>();
        for (var result : invalid.getParameterValidationResults()) {
            if (result instanceof ParameterErrors fields) {
                fields.getAllErrors().forEach(error -> errors.add(inBody(error)));
            } else {
                var name =
                        Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "");
                result.getResolvableErrors()
                        .forEach(error -> errors.add(Problem.Wrong.parameter(name, rule(error), message(error))));
            }
        }
        return problems.of(WebProblem.INVALID, errors, request);
    }

    /// What a door checked itself, such as a record of settings.
    ResponseEntity<Problem> of(ConstraintViolationException invalid, HttpServletRequest request) {
        var errors = invalid.getConstraintViolations().stream()
                .map(violation -> Problem.Wrong.field(
                        pointer(violation.getPropertyPath()), rule(violation), violation.getMessage()))
                .toList();
        return problems.of(WebProblem.INVALID, errors, request);
    }

    /// A parameter that is missing or is no value of its type.
    ResponseEntity<Problem> of(String parameter, WebProblem wrong, HttpServletRequest request) {
        var error = Problem.Wrong.parameter(parameter, wrong.code(), problems.sentence(wrong, request));
        return problems.of(WebProblem.INVALID, List.of(error), request);
    }

    private static Problem.Wrong inBody(ObjectError error) {
        return Problem.Wrong.field(pointer(error), rule(error), message(error));
    }

    private static Problem.Wrong inParameters(ObjectError error) {
        var name = error instanceof FieldError field ? field.getField() : error.getObjectName();
        // A value of the wrong type carries Spring's own words, which speak of classes.
        return error instanceof FieldError field && field.isBindingFailure()
                ? Problem.Wrong.parameter(name, WebProblem.WRONG_TYPE.code(), "")
                : Problem.Wrong.parameter(name, rule(error), message(error));
    }

    private static String pointer(ObjectError error) {
        return error instanceof FieldError field ? pointer(field.getField()) : "";
    }

    /// `items[0].quantity` as `/items/0/quantity`.
    private static String pointer(String path) {
        return "/" + path.replace("].", "/").replace("]", "").replace('[', '/').replace('.', '/');
    }

    private static String pointer(Path path) {
        return pointer(path.toString());
    }

    private static String rule(MessageSourceResolvable error) {
        var codes = error.getCodes();
        return codes == null || codes.length == 0 ? WebProblem.INVALID.code() : codes[codes.length - 1];
    }

    private static String rule(ConstraintViolation<?> violation) {
        return violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
    }

    private static String message(MessageSourceResolvable error) {
        @Nullable String message = error.getDefaultMessage();
        return message == null ? "" : message;
    }
}
