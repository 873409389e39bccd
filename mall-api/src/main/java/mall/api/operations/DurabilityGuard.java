package mall.api.operations;

import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Money is taken on the strength of a commit: a PostgreSQL that acknowledges what it may forget is
/// no place for it.
@Component
@Profile("production")
class DurabilityGuard implements InitializingBean {

    private static final List<String> NEEDED = List.of("fsync", "full_page_writes", "synchronous_commit");

    private final JdbcClient jdbc;

    DurabilityGuard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        var off = jdbc.sql(
                        "select name || ' = ' || setting from pg_settings where name in (:needed) and setting = 'off'")
                .param("needed", NEEDED)
                .query(String.class)
                .list();
        if (!off.isEmpty()) {
            throw new IllegalStateException(
                    "PostgreSQL may forget what it has acknowledged (%s). Switch it on; the mall does not take money without."
                            .formatted(String.join(", ", off)));
        }
    }
}
