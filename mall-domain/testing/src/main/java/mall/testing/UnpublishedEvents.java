package mall.testing;

import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.hibernate.engine.spi.SessionImplementor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.util.ReflectionUtils;

/// Spring Data publishes the events of an aggregate only when it is saved. A door that changes an
/// aggregate and forgets to save it would lose its events without a word: in tests such a commit
/// fails.
final class UnpublishedEvents implements TransactionExecutionListener {

    private static final Field EVENTS = events();

    private final ObjectProvider<EntityManagerFactory> entities;

    UnpublishedEvents(ObjectProvider<EntityManagerFactory> entities) {
        this.entities = entities;
    }

    static void guard(ConfigurableListableBeanFactory beans) {
        var definition = new RootBeanDefinition(
                UnpublishedEvents.class,
                () -> new UnpublishedEvents(beans.getBeanProvider(EntityManagerFactory.class)));
        ((BeanDefinitionRegistry) beans).registerBeanDefinition("unpublishedEvents", definition);
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        var factory = entities.getIfAvailable();
        if (factory == null) return;
        var entityManager = EntityManagerFactoryUtils.getTransactionalEntityManager(factory);
        if (entityManager == null) return;
        var context = entityManager.unwrap(SessionImplementor.class).getPersistenceContextInternal();
        Arrays.stream(context.reentrantSafeEntityEntries())
                .map(Map.Entry::getKey)
                .filter(AbstractAggregateRoot.class::isInstance)
                .forEach(UnpublishedEvents::requireNone);
    }

    private static void requireNone(Object aggregate) {
        var events = (Collection<?>) ReflectionUtils.getField(EVENTS, aggregate);
        if (events == null || events.isEmpty()) return;
        throw new AssertionError("%s was changed and not saved: its events %s would be lost"
                .formatted(aggregate.getClass().getSimpleName(), events));
    }

    private static Field events() {
        var field = ReflectionUtils.findField(AbstractAggregateRoot.class, "domainEvents");
        if (field == null) throw new IllegalStateException("Spring Data keeps events elsewhere now");
        ReflectionUtils.makeAccessible(field);
        return field;
    }
}
