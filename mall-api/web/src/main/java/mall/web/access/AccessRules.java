package mall.web.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
class AccessRules implements WebMvcConfigurer {

    /// Nobody signs in the way that Spring Security would offer by itself, with a password in the
    /// log.
    @Bean
    static UserDetailsService nobody() {
        return new InMemoryUserDetailsManager();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AccessInterceptor())
                .addPathPatterns("/api/**", "/admin/api/**")
                .order(0);
    }
}
