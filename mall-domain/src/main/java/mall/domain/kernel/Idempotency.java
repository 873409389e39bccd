package mall.domain.kernel;

import static java.util.stream.Collectors.toMap;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Remembers which request made what, in the transaction that makes it: either both are there or
/// neither. A door that takes an [IdempotencyKey] wraps its work in [#once]; a repeat gets the id
/// of what the first call made and renders it anew. Whoever works on many requests in one
/// transaction [looks][#look] at all their keys, and [remembers][#remember] those that it served.
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
        return switch (look(List.of(key)).getFirst()) {
            case Unused() -> {
                var result = work.get();
                for (var late : remember(Map.of(key, result)).values()) throw late;
                yield result;
            }
            case Used(var result) -> result;
            case Unusable(var why) -> throw why;
        };
    }

    /// Takes the keys for this transaction, unless others have them, and reads what was made under
    /// them, in one statement that waits for nobody. The statement may have begun to read before
    /// another's commit and taken the key after it; [#remember] notices that.
    ///
    /// @return what is known of each, in their order; of a key that is there twice the second one is
    /// in flight
    public List<Look> look(List<IdempotencyKey> keys) {
        var looks = new ArrayList<Look>();
        var seen = new HashSet<Name>();
        // The limit changes nothing: keys are unique. It makes sure that each is looked up by them.
        about(keys, """
                        with asked as (
                            select * from unnest(:owners, :operations, :keys)
                                with ordinality as asked (owner, operation, key, no)
                        ), taken as materialized (
                            select *, pg_try_advisory_xact_lock(
                                hashtextextended(owner || '/' || operation || '/' || key, 0)) as mine from asked
                        )
                        select mine, body_hash, result_id from taken left join lateral (
                            select body_hash, result_id from idempotency_record record
                            where record.owner = taken.owner and record.operation = taken.operation
                              and record.key = taken.key
                            limit 1) known on true
                        order by no
                        """).query(Known.class).list().forEach(known -> {
            var key = keys.get(looks.size());
            looks.add(seen.add(Name.of(key)) ? known.about(key) : new Unusable(new KeyInFlight(key.key())));
        });
        return looks;
    }

    /// Writes down what was made under keys that [#look] found unused.
    ///
    /// @return those under which somebody else has made something meanwhile: what was made here must
    /// be undone
    public Map<IdempotencyKey, KeyInFlight> remember(Map<IdempotencyKey, UUID> made) {
        var keys = List.copyOf(made.keySet());
        var mine = Set.copyOf(about(keys, """
                        insert into idempotency_record (owner, operation, key, body_hash, result_id, created_at)
                        select owner, operation, key, body_hash, result_id, :now
                        from unnest(:owners, :operations, :keys, :hashes, :results)
                            as made (owner, operation, key, body_hash, result_id)
                        order by owner, operation, key
                        on conflict do nothing
                        returning result_id
                        """)
                .param("hashes", array("text", keys, IdempotencyKey::bodyHash))
                .param("results", array("uuid", keys, key -> Objects.requireNonNull(made.get(key))))
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .list());
        return keys.stream()
                .filter(key -> !mine.contains(made.get(key)))
                .collect(toMap(key -> key, key -> new KeyInFlight(key.key())));
    }

    private JdbcClient.StatementSpec about(List<IdempotencyKey> keys, String sql) {
        return jdbc.sql(sql)
                .param("owners", array("uuid", keys, IdempotencyKey::owner))
                .param("operations", array("text", keys, IdempotencyKey::operation))
                .param("keys", array("text", keys, IdempotencyKey::key));
    }

    private static SqlArrayValue array(
            String type, Collection<IdempotencyKey> keys, Function<IdempotencyKey, Object> part) {
        return new SqlArrayValue(type, keys.stream().map(part).toArray());
    }

    private record Name(UUID owner, String operation, String key) {

        static Name of(IdempotencyKey key) {
            return new Name(key.owner(), key.operation(), key.key());
        }
    }

    private record Known(
            boolean mine,
            @Nullable String bodyHash,
            @Nullable UUID resultId) {

        Look about(IdempotencyKey key) {
            if (!mine) return new Unusable(new KeyInFlight(key.key()));
            if (resultId == null) return new Unused();
            return key.bodyHash().equals(bodyHash) ? new Used(resultId) : new Unusable(new KeyReused(key.key()));
        }
    }

    /// What is known of a key.
    public sealed interface Look {}

    /// Nothing was made under it, and it is taken until the transaction ends.
    public record Unused() implements Look {}

    /// This was made under it.
    public record Used(UUID result) implements Look {}

    /// It serves nobody now.
    ///
    /// @param why [KeyReused] or [KeyInFlight]
    public record Unusable(Refusal why) implements Look {}

    /// The key was used for another request.
    public static final class KeyReused extends Refusal {
        KeyReused(String key) {
            super(Kind.KEY_REUSED, "idempotency-key-reused", "key", key);
        }
    }

    /// The same request is being worked on.
    public static final class KeyInFlight extends Refusal {
        public KeyInFlight(String key) {
            super("request-in-flight", "key", key);
        }
    }
}
