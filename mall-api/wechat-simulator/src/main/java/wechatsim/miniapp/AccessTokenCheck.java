package wechatsim.miniapp;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Lets nobody in without a token, except to get one and to log in.
@Component
class AccessTokenCheck implements HandlerInterceptor {

    private final AccessTokens tokens;

    AccessTokenCheck(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var token = request.getParameter("access_token");
        if (token == null || token.isEmpty()) throw new ApiError(41001, "access_token missing");
        tokens.check(token);
        return true;
    }

    /// Where it applies.
    @Configuration(proxyBeanMethods = false)
    static class Registration implements WebMvcConfigurer {

        private final AccessTokenCheck check;

        Registration(AccessTokenCheck check) {
            this.check = check;
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(check)
                    .addPathPatterns("/wxa/**", "/cgi-bin/**")
                    .excludePathPatterns("/cgi-bin/token", "/cgi-bin/stable_token");
        }
    }
}
