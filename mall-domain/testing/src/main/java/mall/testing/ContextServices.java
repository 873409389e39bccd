package mall.testing;

import static org.springframework.test.context.support.TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/// Gives every Spring test context a database and a Redis key prefix of its own. Nothing is
/// started for a context that never asks for an address.
final class ContextServices implements ContextCustomizerFactory {

    /// What every start of the mall has in common, as the environment names it: less than what
    /// tests say.
    private static final String MALL_DEFAULTS = "class path resource [mall-defaults.properties]";

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        return new Customizer();
    }

    /// A record, so that all are equal and contexts are shared between test classes.
    private record Customizer() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            var sources = context.getEnvironment().getPropertySources();
            // Behind what a test says itself: a test without Redis names a port where nobody is.
            if (sources.contains(INLINED_PROPERTIES_PROPERTY_SOURCE_NAME)) {
                sources.addAfter(INLINED_PROPERTIES_PROPERTY_SOURCE_NAME, new Addresses());
            } else {
                sources.addFirst(new Addresses());
            }
            var defaults = new MapPropertySource(
                    "test defaults",
                    Map.of(
                            // The database is a copy of one that is migrated already.
                            "spring.flyway.enabled", "false",
                            "spring.datasource.hikari.maximum-pool-size", "8",
                            "spring.datasource.hikari.minimum-idle", "0",
                            // Two hundred buyers at once on a busy machine wait for their turn.
                            "spring.datasource.hikari.connection-timeout", "30000",
                            "mall.jobs.enabled", "false",
                            "mall.warm-up.time", "0s"));
            if (sources.contains(MALL_DEFAULTS)) sources.addBefore(MALL_DEFAULTS, defaults);
            else sources.addLast(defaults);
            if (JPA) UnpublishedEvents.guard(context.getBeanFactory());
        }
    }

    private static final boolean JPA = ClassUtils.isPresent(
            "org.springframework.data.domain.AbstractAggregateRoot", ContextServices.class.getClassLoader());

    private static final class Addresses extends EnumerablePropertySource<LocalServices> {

        private final Map<String, Supplier<@Nullable String>> values = new LinkedHashMap<>();

        Addresses() {
            super("local services", LocalServices.shared());
            var database = SingletonSupplier.of(source::newDatabase);
            values.put("spring.datasource.url", () -> database.obtain().url());
            values.put("spring.datasource.username", () -> database.obtain().user());
            values.put("spring.datasource.password", () -> database.obtain().password());
            values.put("spring.data.redis.host", () -> source.redis().host());
            values.put(
                    "spring.data.redis.port",
                    () -> Integer.toString(source.redis().port()));
            values.put("spring.data.redis.password", () -> source.redis().password());
            var prefix = "test:" + UUID.randomUUID() + ":";
            values.put("mall.redis.prefix", () -> prefix);
        }

        @Override
        public String[] getPropertyNames() {
            return values.keySet().toArray(String[]::new);
        }

        @Override
        public boolean containsProperty(String name) {
            return values.containsKey(name);
        }

        @Override
        public @Nullable Object getProperty(String name) {
            var value = values.get(name);
            return value == null ? null : value.get();
        }
    }
}
