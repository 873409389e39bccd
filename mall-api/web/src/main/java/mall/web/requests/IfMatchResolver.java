package mall.web.requests;

import java.util.regex.Pattern;
import mall.web.IfMatch;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Reads `If-Match: "7"`, a number as our ETags are. `*` would mean "whatever it is now" and is
/// what this header is there to prevent.
class IfMatchResolver implements HandlerMethodArgumentResolver {

    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"([0-9]{1,18})\"");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IfMatch.class;
    }

    @Override
    public IfMatch resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var header = request.getHeader(HttpHeaders.IF_MATCH);
        if (header == null) throw new ErrorResponseException(HttpStatus.PRECONDITION_REQUIRED);
        var etag = ETAG.matcher(header.strip());
        if (!etag.matches()) throw InvalidParameter.version();
        return new IfMatch(Long.parseLong(etag.group(1)));
    }
}
