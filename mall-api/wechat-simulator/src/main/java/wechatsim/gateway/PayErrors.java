package wechatsim.gateway;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.DatabindException;

/// Says no in WeChat Pay's words, whatever the reason: only for the controllers marked
/// [PayController].
@RestControllerAdvice(annotations = PayController.class)
class PayErrors {

    private static final Logger log = LoggerFactory.getLogger(PayErrors.class);

    @ExceptionHandler
    ResponseEntity<PayError.Body> on(PayError refused) {
        return ResponseEntity.status(refused.status()).body(refused.body());
    }

    @ExceptionHandler
    ResponseEntity<PayError.Body> on(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof DatabindException misfit) {
            return on(PayError.parameter("参数类型错误: " + misfit.getPathReference()));
        }
        return on(PayError.parameter("无法将输入源“/body”解析为JSON"));
    }

    @ExceptionHandler
    ResponseEntity<PayError.Body> on(MethodArgumentNotValidException invalid) {
        var error = invalid.getFieldErrors().getFirst();
        return on(PayError.parameter(
                "输入源“/body/%s”校验失败: %s".formatted(error.getField().replace('.', '/'), error.getDefaultMessage())));
    }

    @ExceptionHandler
    ResponseEntity<PayError.Body> on(MissingServletRequestParameterException missing) {
        return on(PayError.parameter("缺少参数: " + missing.getParameterName()));
    }

    @ExceptionHandler
    ResponseEntity<PayError.Body> on(Exception bug) {
        log.error("The simulator failed", bug);
        return on(PayError.system());
    }
}
