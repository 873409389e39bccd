package wechatsim.control;

import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import wechatsim.pay.CashierRefusal;

/// Says in one sentence what cannot be done.
@RestControllerAdvice(annotations = ControlController.class)
class ControlErrors {

    /// What the shopper's phone would show.
    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    Problem on(CashierRefusal refused) {
        return new Problem(String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler({
        IllegalArgumentException.class,
        IllegalStateException.class,
        HttpMessageNotReadableException.class,
        MethodArgumentNotValidException.class
    })
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    Problem on(Exception invalid) {
        return new Problem(String.valueOf(invalid.getMessage()));
    }

    record Problem(String error) {}
}
