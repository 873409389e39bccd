package mall.testing.wechat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mall.MallApplication;
import mall.domain.kernel.ShopClock;
import mall.domain.payments.PayableRef;
import mall.domain.payments.PaymentEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/// A second instance of the mall that a test runs in: the same database, the same Redis, the same
/// WeChat, the same time, and a port of its own. Its clockwork stands still.
public final class Replica implements AutoCloseable {

    /// Where a test context says what is not the same for all.
    private static final List<String> SETTINGS =
            List.of("test defaults", "local services", "Inlined Test Properties", "wechat");

    private static final Map<String, Object> OWN =
            Map.of("server.port", 0, "management.server.port", 0, "mall.jobs.enabled", false);

    private final ConfigurableApplicationContext mall;

    private Replica(ConfigurableApplicationContext mall) {
        this.mall = mall;
    }

    public static Replica of(ConfigurableApplicationContext first) {
        var application = new SpringApplication(MallApplication.class, HeardPayments.class);
        application.addInitializers(second -> {
            var sources = second.getEnvironment().getPropertySources();
            SETTINGS.forEach(name -> {
                var source = first.getEnvironment().getPropertySources().get(name);
                if (source != null) sources.addFirst(source);
            });
            sources.addFirst(new MapPropertySource("replica", OWN));
            second.getBeanFactory().registerSingleton("withoutTests", new WithoutTests());
        });
        var second = application.run();
        var time = second.getBean(ShopClock.class);
        time.advance(
                Duration.between(time.instant(), first.getBean(ShopClock.class).instant()));
        return new Replica(second);
    }

    public URI address(String path) {
        var port = mall.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /// What payments told in this instance.
    public <T extends PaymentEvent> List<T> heard(PayableRef payable, Class<T> type) {
        return mall.getBean(HeardPayments.class).of(payable, type);
    }

    @Override
    public void close() {
        mall.close();
    }

    /// What tests add for themselves is no part of a mall.
    private static final class WithoutTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
            var annotations = reader.getAnnotationMetadata();
            return annotations.hasAnnotation(TestComponent.class.getName())
                    || annotations.hasAnnotation(TestConfiguration.class.getName());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof WithoutTests;
        }

        @Override
        public int hashCode() {
            return WithoutTests.class.hashCode();
        }
    }
}
