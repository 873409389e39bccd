package mall.admin.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import mall.domain.kernel.Actor;
import mall.domain.kernel.OperatorId;
import mall.domain.operators.ActionLog;
import mall.web.Caller;
import mall.web.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Leaves a line in the action log for every change that an operator makes through the console,
/// whether or not the door behind it keeps what was before and after: no controller can forget it.
@Configuration
class ActionTrail implements WebMvcConfigurer, HandlerInterceptor {

    private static final Set<String> CHANGES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final ActionLog log;

    ActionTrail(ActionLog log) {
        this.log = log;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/admin/api/**").order(2);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception e) {
        if (!CHANGES.contains(request.getMethod()) || response.getStatus() >= 400) return;
        var caller = Caller.current();
        if (caller == null || !(handler instanceof HandlerMethod method)) return;
        if (Access.of(method) instanceof Access.WhoMay(var permission)) {
            var subject = request.getMethod() + " " + request.getRequestURI();
            log.record(new Actor.Operator(new OperatorId(caller.id())), permission, subject, null, null);
        }
    }
}
