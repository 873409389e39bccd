package mall.web.limits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mall.web.Caller;
import mall.web.Limited;
import mall.web.Limited.Traffic;
import mall.web.problems.TooManyRequests;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Counts requests and sends away whoever asks too often. Who is signed in is counted by himself,
/// everybody else by his address; so is whoever wants to sign in, and so is the crowd besides.
final class LimitInterceptor implements HandlerInterceptor {

    private static final Traffic[] NONE = {};
    private static final Traffic[] READ = {Traffic.READ};
    private static final Traffic[] WRITE = {Traffic.WRITE};

    private final Map<Method, Traffic[]> said = new ConcurrentHashMap<>();
    private final Buckets local;
    private final Buckets shared;

    LimitInterceptor(Buckets local, Buckets shared) {
        this.local = local;
        this.shared = shared;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) return true;
        for (var traffic : kinds(method, request)) count(traffic, request);
        return true;
    }

    private void count(Traffic traffic, HttpServletRequest request) {
        var buckets = switch (traffic) {
            case READ, WRITE, RUSH, CROWD -> local;
            case LOGIN, REFRESH, CODE, ORDER -> shared;
        };
        var probe = buckets.take(traffic, caller(traffic, request));
        if (probe.isConsumed()) return;
        var wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
        throw new TooManyRequests(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private Traffic[] kinds(HandlerMethod method, HttpServletRequest request) {
        var said = said(method);
        if (said.length > 0) return said;
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD") ? READ : WRITE;
    }

    /// Looked up once per method: searching annotations costs more than counting.
    private Traffic[] said(HandlerMethod method) {
        return said.computeIfAbsent(method.getMethod(), itself -> {
            var limited = AnnotatedElementUtils.findMergedAnnotation(itself, Limited.class);
            if (limited == null)
                limited = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Limited.class);
            return limited == null ? NONE : limited.value();
        });
    }

    private static String caller(Traffic traffic, HttpServletRequest request) {
        var byAddress = switch (traffic) {
            case LOGIN, REFRESH, CROWD -> true;
            case READ, WRITE, CODE, ORDER, RUSH -> false;
        };
        var caller = byAddress ? null : Caller.current();
        return caller == null ? request.getRemoteAddr() : caller.id().toString();
    }
}
