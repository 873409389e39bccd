package mall.web.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.util.DisconnectedClientHelper;

/// Everything that a controller lets out becomes a problem document here.
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private final ProblemTranslation translation;

    ProblemAdvice(ProblemTranslation translation) {
        this.translation = translation;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> on(Exception e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // Whoever has hung up hears no answer.
        if (e instanceof AsyncRequestNotUsableException || DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return null;
        }
        if (response.isCommitted()) {
            response.flushBuffer();
            return null;
        }
        return translation.of(e, request);
    }
}
