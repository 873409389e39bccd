package mall.api.operations;

import java.util.Objects;
import javax.sql.DataSource;
import mall.domain.runtime.ReservedConnections;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.stereotype.Component;

/// Whether the database answers. Takes the place of Boot's, by its name: a mall whose connections are
/// all in use is busy, and not unwell.
@Component("dbHealthIndicator")
class DatabaseHealth implements HealthIndicator {

    private final HealthIndicator database;

    DatabaseHealth(DataSource database) {
        this.database = new DataSourceHealthIndicator(database);
    }

    @Override
    public Health health() {
        return ReservedConnections.allow(() -> Objects.requireNonNull(database.health()));
    }
}
