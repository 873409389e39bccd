package mall.web.problems;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.redisson.client.RedisException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

/// Tells a dependency that is away from a defect of ours.
final class Dependencies {

    private Dependencies() {}

    /// The database or Redis cannot be reached, answers too late, or has no connection to spare:
    /// the same request may succeed in a moment.
    static boolean isAway(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            var away = switch (cause) {
                case DataAccessResourceFailureException _ -> true;
                case CannotCreateTransactionException _ -> true;
                case QueryTimeoutException _ -> true;
                case SQLTransientConnectionException _ -> true;
                case RedisException _ -> true;
                case AsyncRequestTimeoutException _ -> true;
                case SQLException sql -> meansAway(sql.getSQLState());
                default -> false;
            };
            if (away) return true;
        }
        return false;
    }

    /// The cause in words that hold no data: PostgreSQL's own message repeats the row.
    static String words(Throwable e) {
        var root = NestedExceptionUtils.getMostSpecificCause(e);
        if (root instanceof PSQLException sql) {
            var said = sql.getServerErrorMessage();
            return said == null ? "SQLSTATE " + sql.getSQLState() : sql.getSQLState() + " " + said.getConstraint();
        }
        return root.getClass().getSimpleName();
    }

    // Connection lost, server shutting down or out of resources.
    private static boolean meansAway(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
    }
}
