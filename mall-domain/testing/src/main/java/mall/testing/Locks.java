package mall.testing;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Looks at who waits for whom in a test's database, so that a test of two transactions knows when
/// the second one has come to where the first one holds it up.
public final class Locks {

    private Locks() {}

    public static boolean somebodyWaits(JdbcClient jdbc) {
        return jdbc.sql("""
                        select exists (select from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock')
                        """).query(Boolean.class).single();
    }
}
