package wechatsim.miniapp;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.DatabindException;

/// Says no in the Mini Program API's words, whatever the reason: only for the controllers marked
/// [ApiController].
@RestControllerAdvice(annotations = ApiController.class)
class ApiErrors {

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    ResponseEntity<Answer> on(ApiError refused) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(refused.answer());
    }

    @ExceptionHandler
    ResponseEntity<Answer> on(HttpMessageNotReadableException unreadable) {
        var where = unreadable.getCause() instanceof DatabindException misfit ? misfit.getPathReference() : "body";
        return on(ApiError.malformed(where));
    }

    @ExceptionHandler
    ResponseEntity<Answer> on(MethodArgumentNotValidException invalid) {
        var error = invalid.getFieldErrors().getFirst();
        return on(ApiError.malformed("%s %s".formatted(error.getField(), error.getDefaultMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Answer> on(Exception bug) {
        log.error("The simulator failed", bug);
        return on(new ApiError(-1, "system error"));
    }
}
