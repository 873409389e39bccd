package mall.web.limits;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
@EnableConfigurationProperties(Limits.class)
class LimitRules implements WebMvcConfigurer {

    private final Limits limits;
    private final LocalBuckets local;
    private final RedisBuckets redis;

    LimitRules(Limits limits, LocalBuckets local, RedisBuckets redis) {
        this.limits = limits;
        this.local = local;
        this.redis = redis;
    }

    /// Behind the check of who may call at all: nobody uses up somebody else's bucket.
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        if (!limits.enabled()) return;
        registry.addInterceptor(new LimitInterceptor(local, redis))
                .addPathPatterns("/api/**", "/admin/api/**")
                .order(1);
    }
}
