package mall.domain.events;

import static mall.domain.events.Attempts.DEAD;
import static mall.domain.events.Attempts.PARAMETERS;

import java.util.List;
import java.util.UUID;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Events that a listener failed to hear ten times: somebody has to look at the cause. After it is
/// mended they are told once more, with all attempts before them again.
@Component
@Transactional
public class DeadLetters {

    private final JdbcClient jdbc;

    DeadLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// In the order of their ids.
    ///
    /// @param after the `next` of the slice before, null for the first
    @Transactional(readOnly = true)
    public Slice<DeadLetter> list(@Nullable String after, int limit) {
        List<DeadLetter> oneMore = jdbc.sql("""
                        select id, listener_id as listener, event_type, publication_date as published_at,
                            completion_attempts + 1 as failures, last_resubmission_date as last_tried_at
                        from event_publication
                        where %s and id > :after
                        order by id
                        limit :limit
                        """.formatted(DEAD))
                .params(PARAMETERS)
                .param("after", after == null ? new UUID(0, 0) : UUID.fromString(after))
                .param("limit", limit + 1)
                .query(DeadLetter.class)
                .list();
        return Slice.of(oneMore, limit, letter -> letter.id().toString());
    }

    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("select count(*) from event_publication where " + DEAD)
                .params(PARAMETERS)
                .query(Long.class)
                .single();
    }

    /// Tells it again, within seconds.
    public void replay(UUID id) {
        if (revive(" and id = :id", id) == 0) throw new NotFound("dead-letter", id);
    }

    /// Tells all of them again.
    ///
    /// @return how many there are
    public int replayAll() {
        return revive("", new UUID(0, 0));
    }

    private int revive(String which, UUID id) {
        return jdbc.sql("""
                        update event_publication set completion_attempts = 0, last_resubmission_date = null
                        where %s
                        """.formatted(DEAD + which))
                .params(PARAMETERS)
                .param("id", id)
                .update();
    }
}
