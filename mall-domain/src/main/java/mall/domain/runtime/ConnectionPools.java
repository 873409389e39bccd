package mall.domain.runtime;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Puts a small pool beside the ordinary one, with the same settings but for its size
/// (`mall.database.reserved-connections`), for the work of [ReservedConnections].
@Configuration(proxyBeanMethods = false)
class ConnectionPools {

    @Bean
    static Pairing reservedConnections(Environment environment, ObjectProvider<MeterRegistry> meters) {
        return new Pairing(
                environment.getRequiredProperty("mall.database.reserved-connections", Integer.class), meters);
    }

    /// Makes two pools out of Boot's one as soon as it is configured, and closes the second.
    static final class Pairing implements BeanPostProcessor, SmartInitializingSingleton, DisposableBean {

        private final HikariDataSource reserve = new HikariDataSource();
        private final int size;
        private final ObjectProvider<MeterRegistry> meters;

        Pairing(int size, ObjectProvider<MeterRegistry> meters) {
            this.size = size;
            this.meters = meters;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!(bean instanceof HikariDataSource ordinary)) return bean;
            ordinary.copyStateTo(reserve);
            reserve.setPoolName("reserved");
            reserve.setMaximumPoolSize(size);
            reserve.setMinimumIdle(ordinary.getMinimumIdle() == 0 ? 0 : 1);
            return new Pools(ordinary, reserve);
        }

        @Override
        public void afterSingletonsInstantiated() {
            if (reserve.isRunning()) return;
            meters.ifAvailable(
                    registry -> reserve.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry)));
        }

        @Override
        public void destroy() {
            reserve.close();
        }
    }

    private static final class Pools extends DelegatingDataSource {

        private final HikariDataSource ordinary;
        private final HikariDataSource reserve;

        Pools(HikariDataSource ordinary, HikariDataSource reserve) {
            super(ordinary);
            this.ordinary = ordinary;
            this.reserve = reserve;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (!ReservedConnections.areAllowed()) return ordinary.getConnection();
            if (isExhausted()) return reserve.getConnection();
            try {
                return ordinary.getConnection();
            } catch (SQLTransientConnectionException takenByOthersJustNow) {
                return reserve.getConnection();
            }
        }

        private boolean isExhausted() {
            var pool = ordinary.getHikariPoolMXBean();
            if (pool == null) return false;
            if (pool.getThreadsAwaitingConnection() > 0) return true;
            return pool.getIdleConnections() == 0 && pool.getTotalConnections() >= ordinary.getMaximumPoolSize();
        }
    }
}
