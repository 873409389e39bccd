package mall.web.limits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import mall.web.Caller;
import mall.web.Limited;
import mall.web.Limited.Traffic;
import mall.web.problems.TooManyRequests;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Counts requests and sends away whoever asks too often. Who is signed in is counted by himself,
/// everybody else by his address; so is whoever wants to sign in.
final class LimitInterceptor implements HandlerInterceptor {

    private final Buckets local;
    private final Buckets shared;

    LimitInterceptor(Buckets local, Buckets shared) {
        this.local = local;
        this.shared = shared;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) return true;
        var traffic = traffic(method, request);
        var buckets = switch (traffic) {
            case READ, WRITE -> local;
            case LOGIN, REFRESH, CODE, ORDER -> shared;
        };
        var probe = buckets.take(traffic, caller(traffic, request));
        if (!probe.isConsumed()) {
            var wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            throw new TooManyRequests(Math.max(1, wait.plusMillis(999).toSeconds()));
        }
        return true;
    }

    private static Traffic traffic(HandlerMethod method, HttpServletRequest request) {
        var limited = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Limited.class);
        if (limited == null) limited = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Limited.class);
        if (limited != null) return limited.value();
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD") ? Traffic.READ : Traffic.WRITE;
    }

    private static String caller(Traffic traffic, HttpServletRequest request) {
        var caller = Caller.current();
        return caller == null || traffic == Traffic.LOGIN || traffic == Traffic.REFRESH
                ? request.getRemoteAddr()
                : caller.id().toString();
    }
}
