package mall.web.requests;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.regex.Pattern;
import mall.domain.kernel.IdempotencyKey;
import mall.web.Caller;
import mall.web.Once;
import mall.web.problems.NotSignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Makes the [IdempotencyKey] of a request from its header, its caller, and what [BodyFilter]
/// found in its body.
class OnceResolver implements HandlerMethodArgumentResolver {

    static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,64}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(Once.class) && parameter.getParameterType() == IdempotencyKey.class;
    }

    @Override
    public IdempotencyKey resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var once = Objects.requireNonNull(parameter.getParameterAnnotation(Once.class));
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        var key = request.getHeader(HEADER);
        if (key == null) throw InvalidParameter.missingKey();
        if (!KEY.matcher(key).matches()) throw InvalidParameter.malformedKey();
        var caller = Caller.current();
        if (caller == null) throw new NotSignedIn();
        return new IdempotencyKey(caller.id(), once.value(), key, BodyFilter.hash(request));
    }
}
