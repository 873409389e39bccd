package mall.domain.kernel;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Remembers which request made what, in the transaction that makes it: either both are there or
/// neither. A door that takes an [IdempotencyKey] wraps its work in [#once]; a repeat gets the id
/// of what the first call made and renders it anew.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Idempotency {

    /// How long a key is remembered.
    static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Runs the work unless it was already done under this key, and returns the id of what it
    /// made.
    ///
    /// @throws KeyReused when the key was used for another body
    /// @throws KeyInFlight when the same request is being worked on at this moment
    public UUID once(IdempotencyKey key, Supplier<UUID> work) {
        var known = look(key);
        if (!known.mine()) throw new KeyInFlight(key.key());
        if (known.resultId() == null) {
            var result = work.get();
            remember(key, result);
            return result;
        }
        if (!key.bodyHash().equals(known.bodyHash())) throw new KeyReused(key.key());
        return known.resultId();
    }

    /// Takes the key for this transaction, unless another one has it, and reads what was made under
    /// it, in one statement. The statement may have begun to read before the other's commit and
    /// taken the key after it; [#remember] notices that.
    private Known look(IdempotencyKey key) {
        return about("""
                        with taken as materialized (
                            select pg_try_advisory_xact_lock(hashtextextended(:name, 0)) as mine)
                        select mine, body_hash, result_id from taken
                        left join idempotency_record on owner = :owner and operation = :operation and key = :key
                        """, key)
                .param("name", key.owner() + "/" + key.operation() + "/" + key.key())
                .query(Known.class)
                .single();
    }

    private void remember(IdempotencyKey key, UUID result) {
        var first = about("""
                        insert into idempotency_record (owner, operation, key, body_hash, result_id, created_at)
                        values (:owner, :operation, :key, :bodyHash, :result, :now)
                        on conflict do nothing
                        """, key)
                .param("bodyHash", key.bodyHash())
                .param("result", result)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (first == 0) throw new KeyInFlight(key.key());
    }

    private JdbcClient.StatementSpec about(String sql, IdempotencyKey key) {
        return jdbc.sql(sql)
                .param("owner", key.owner())
                .param("operation", key.operation())
                .param("key", key.key());
    }

    private record Known(
            boolean mine,
            @Nullable String bodyHash,
            @Nullable UUID resultId) {}

    /// The key was used for another request.
    public static final class KeyReused extends Refusal {
        KeyReused(String key) {
            super(Kind.KEY_REUSED, "idempotency-key-reused", "key", key);
        }
    }

    /// The same request is being worked on.
    public static final class KeyInFlight extends Refusal {
        KeyInFlight(String key) {
            super("request-in-flight", "key", key);
        }
    }
}
