package mall.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import mall.web.Caller;
import mall.web.problems.NotPermitted;
import mall.web.problems.NotSignedIn;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets only those through to a controller whom it admits, before anything of the request is
/// read. What says nothing about itself is closed.
final class AccessInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) return true; // a path that is not there
        switch (Access.of(method)) {
            case Access.Anybody() -> {}
            case Access.AnyoneSignedIn() -> signedIn();
            case Access.WhoMay(var permission) -> {
                if (!signedIn().may(permission)) throw new NotPermitted(permission);
            }
            case Access.Undeclared() -> {
                signedIn();
                throw new NotPermitted("");
            }
        }
        return true;
    }

    private static Caller signedIn() {
        var caller = Caller.current();
        if (caller == null) throw new NotSignedIn();
        return caller;
    }
}
