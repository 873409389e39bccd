package mall.domain.orders;

import java.sql.SQLException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/// What a failed transaction tells of the next one.
final class Trouble {

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String OUT_OF_MEMORY = "53200";
    private static final String CANCELLED = "57014";
    private static final String LIMIT_EXCEEDED = "54";

    private Trouble() {}

    /// Whether the same may go well when it is tried again at once.
    static boolean mayPass(RuntimeException failure) {
        return switch (failure) {
            case CannotCreateTransactionException _ -> false;
            case RuntimeException _ when isHeldUp(failure) || isTooMuch(failure) -> false;
            case TransactionException _ -> true;
            case TransientDataAccessException _ -> true;
            case RecoverableDataAccessException _ -> true;
            case DataAccessResourceFailureException _ -> true;
            case UncategorizedDataAccessException _ -> true;
            default -> false;
        };
    }

    /// Whether the database cannot be reached: nobody else would fare better.
    static boolean isAway(RuntimeException failure) {
        return failure instanceof CannotCreateTransactionException
                || (failure instanceof DataAccessResourceFailureException && !isTooMuch(failure));
    }

    /// Whether somebody else held a row for longer than this transaction waits.
    static boolean isHeldUp(RuntimeException failure) {
        return sqlState(failure).equals(LOCK_NOT_AVAILABLE);
    }

    /// Whether less at a time may be borne.
    private static boolean isTooMuch(RuntimeException failure) {
        var state = sqlState(failure);
        return state.equals(OUT_OF_MEMORY) || state.equals(CANCELLED) || state.startsWith(LIMIT_EXCEEDED);
    }

    private static String sqlState(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) return sql.getSQLState();
        }
        return "";
    }
}
