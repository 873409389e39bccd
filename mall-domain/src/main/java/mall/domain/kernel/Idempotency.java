package mall.domain.kernel;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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
        var locked = jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", key.owner() + "/" + key.operation() + "/" + key.key())
                .query(Boolean.class)
                .single();
        if (!locked) throw new KeyInFlight(key.key());
        var earlier = find(key);
        if (earlier.isPresent()) {
            if (!earlier.get().bodyHash().equals(key.bodyHash())) throw new KeyReused(key.key());
            return earlier.get().resultId();
        }
        var result = work.get();
        jdbc.sql("""
                        insert into idempotency_record (owner, operation, key, body_hash, result_id, created_at)
                        values (:owner, :operation, :key, :bodyHash, :result, :now)
                        """)
                .param("owner", key.owner())
                .param("operation", key.operation())
                .param("key", key.key())
                .param("bodyHash", key.bodyHash())
                .param("result", result)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return result;
    }

    private Optional<Earlier> find(IdempotencyKey key) {
        return jdbc.sql("""
                        select body_hash, result_id from idempotency_record
                        where owner = :owner and operation = :operation and key = :key
                        """)
                .param("owner", key.owner())
                .param("operation", key.operation())
                .param("key", key.key())
                .query(Earlier.class)
                .optional();
    }

    private record Earlier(String bodyHash, UUID resultId) {}

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
