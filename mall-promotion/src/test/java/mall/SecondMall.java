package mall;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/// A second replica beside the one that a test runs in: the same database and the same Redis, with
/// everything else its own.
public final class SecondMall {

    /// Where a test context says what is not the same for all.
    private static final List<String> SETTINGS =
            List.of("test defaults", "local services", "Inlined Test Properties", "Dynamic Test Properties");

    private SecondMall() {}

    public static ConfigurableApplicationContext beside(ConfigurableApplicationContext first) {
        var application = new SpringApplication(PromotionTestApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        application.addInitializers(second -> {
            var sources = second.getEnvironment().getPropertySources();
            SETTINGS.forEach(name -> {
                var source = first.getEnvironment().getPropertySources().get(name);
                if (source != null) sources.addFirst(source);
            });
            second.getBeanFactory().registerSingleton("withoutTests", new WithoutTests());
        });
        return application.run();
    }

    /// What single tests add for themselves is no part of a mall.
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
