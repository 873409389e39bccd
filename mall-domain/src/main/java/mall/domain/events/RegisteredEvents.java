package mall.domain.events;

import static mall.domain.events.Attempts.DUE;
import static mall.domain.events.Attempts.NEVER_FINISHED;
import static mall.domain.events.Attempts.PARAMETERS;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.EventPublication.Status;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.EventSerializer;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.modulith.events.core.TargetEventPublication;
import org.springframework.stereotype.Repository;

/// The table of events that listeners still have to hear. Instead of the one that comes with
/// Modulith: this one pauses between attempts, skips dead letters while it looks for work, reads
/// no more than it was asked for, and survives an event that cannot be read.
///
/// `last_resubmission_date` is when a listener was last given the event.
@Repository
class RegisteredEvents implements EventPublicationRepository {

    private static final Logger log = LoggerFactory.getLogger(RegisteredEvents.class);

    private static final String COLUMNS =
            "id, listener_id, event_type, serialized_event, publication_date, status, completion_attempts, last_resubmission_date";

    /// Enough for a look at what is left; nobody needs all of a backlog in memory.
    private static final int A_LOOK = 100;

    private final JdbcClient jdbc;
    private final EventSerializer serializer;
    private final Clock clock;

    /// What this process registered or took up and has not finished: Modulith remembers the same,
    /// but never forgets what was rolled back or left to others; see [#forgetOlderThan].
    private final Map<UUID, Unfinished> unfinished = new ConcurrentHashMap<>();

    RegisteredEvents(JdbcClient jdbc, EventSerializer serializer, Clock clock) {
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.clock = clock;
    }

    @Override
    public TargetEventPublication create(TargetEventPublication publication) {
        jdbc.sql("""
                        insert into event_publication
                            (id, listener_id, event_type, serialized_event, publication_date, status, completion_attempts)
                        values (:id, :listener, :type, :event, :at, 'PUBLISHED', 0)
                        """)
                .param("id", publication.getIdentifier())
                .param("listener", publication.getTargetIdentifier().getValue())
                .param("type", publication.getEvent().getClass().getName())
                .param("event", serializer.serialize(publication.getEvent()).toString())
                .param("at", Timestamp.from(publication.getPublicationDate()))
                .update();
        remember(publication);
        return publication;
    }

    @Override
    public void markProcessing(UUID id) {
        jdbc.sql("update event_publication set status = 'PROCESSING', last_resubmission_date = :now where id = :id")
                .param("now", now())
                .param("id", id)
                .update();
    }

    @Override
    public void markCompleted(UUID id, Instant completedAt) {
        jdbc.sql("delete from event_publication where id = :id").param("id", id).update();
        unfinished.remove(id);
    }

    @Override
    public void markCompleted(Object event, PublicationTargetIdentifier listener, Instant completedAt) {
        jdbc.sql("""
                        delete from event_publication
                        where serialized_event = :event and listener_id = :listener and status <> 'FAILED'
                        """)
                .param("event", serializer.serialize(event).toString())
                .param("listener", listener.getValue())
                .update();
    }

    @Override
    public void markFailed(UUID id) {
        if (unfinished.remove(id) == null) return;
        jdbc.sql("update event_publication set status = 'FAILED', last_resubmission_date = :now where id = :id")
                .param("now", now())
                .param("id", id)
                .update();
    }

    @Override
    public boolean markResubmitted(UUID id, Instant at) {
        var mine = jdbc.sql("""
                        update event_publication
                        set status = 'RESUBMITTED', completion_attempts = completion_attempts + 1,
                            last_resubmission_date = :now
                        where id = :id and %s
                        """.formatted(DUE))
                        .params(PARAMETERS)
                        .param("now", Timestamp.from(at))
                        .param("id", id)
                        .update()
                == 1;
        if (!mine) unfinished.remove(id);
        return mine;
    }

    /// What is to be told again now, oldest first.
    @Override
    public List<TargetEventPublication> findFailedPublications(FailedCriteria criteria) {
        var due = readable(jdbc.sql("select %s from event_publication where %s order by publication_date limit :limit"
                        .formatted(COLUMNS, DUE))
                .params(PARAMETERS)
                .param("now", now())
                .param("limit", criteria.getMaxItemsToRead() < 0 ? A_LOOK : criteria.getMaxItemsToRead())
                .query((row, _) -> read(row))
                .list());
        due.forEach(this::remember);
        return due;
    }

    @Override
    public int countByStatus(Status status) {
        return jdbc.sql("""
                        select count(*) from event_publication
                        where status = :status and coalesce(last_resubmission_date, publication_date) > :alive
                        """)
                .param("status", status.name())
                .param("alive", Timestamp.from(clock.instant().minus(NEVER_FINISHED)))
                .query(Integer.class)
                .single();
    }

    /// A look at the oldest ones.
    @Override
    public List<TargetEventPublication> findIncompletePublications() {
        return findIncompletePublicationsPublishedBefore(clock.instant());
    }

    @Override
    public List<TargetEventPublication> findIncompletePublicationsPublishedBefore(Instant instant) {
        return readable(jdbc.sql(
                        "select %s from event_publication where publication_date <= :before order by publication_date limit :limit"
                                .formatted(COLUMNS))
                .param("before", Timestamp.from(instant))
                .param("limit", A_LOOK)
                .query((row, _) -> read(row))
                .list());
    }

    @Override
    public Optional<TargetEventPublication> findIncompletePublicationsByEventAndTargetIdentifier(
            Object event, PublicationTargetIdentifier listener) {
        return readable(jdbc.sql("""
                        select %s from event_publication
                        where serialized_event = :event and listener_id = :listener limit 1
                        """.formatted(COLUMNS))
                        .param("event", serializer.serialize(event).toString())
                        .param("listener", listener.getValue())
                        .query((row, _) -> read(row))
                        .list())
                .stream()
                .findFirst();
    }

    @Override
    public void deletePublications(List<UUID> ids) {
        jdbc.sql("delete from event_publication where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /// Completed rows are gone already.
    @Override
    public void deleteCompletedPublications() {}

    @Override
    public void deleteCompletedPublicationsBefore(Instant instant) {}

    /// Takes out what this process has held for so long that it will not finish it: it was rolled
    /// back, did not fit into the queue, or was taken up by another replica.
    Collection<TargetEventPublication> forgetOlderThan(Duration age) {
        var eldest = System.nanoTime() - age.toNanos();
        return unfinished.values().stream()
                .filter(one -> one.since - eldest < 0)
                .filter(one -> unfinished.remove(one.publication.getIdentifier(), one))
                .map(Unfinished::publication)
                .toList();
    }

    private void remember(TargetEventPublication publication) {
        unfinished.put(publication.getIdentifier(), new Unfinished(publication, System.nanoTime()));
    }

    private static List<TargetEventPublication> readable(List<Optional<TargetEventPublication>> rows) {
        return rows.stream().flatMap(Optional::stream).toList();
    }

    /// One unreadable event must not hold up the others: it counts as told and failed. It may be
    /// of a class that a newer replica knows.
    private Optional<TargetEventPublication> read(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var triedAt = row.getTimestamp("last_resubmission_date");
        try {
            var type = Class.forName(row.getString("event_type"));
            return Optional.of(new RegisteredEvent(
                    id,
                    serializer.deserialize(row.getString("serialized_event"), type),
                    row.getString("listener_id"),
                    row.getTimestamp("publication_date").toInstant(),
                    Status.valueOf(row.getString("status")),
                    row.getInt("completion_attempts"),
                    triedAt == null ? null : triedAt.toInstant()));
        } catch (ClassNotFoundException | RuntimeException e) {
            log.warn(
                    "The event of publication {} cannot be read: {}",
                    id,
                    e.getClass().getSimpleName());
            countAsFailed(id);
            return Optional.empty();
        }
    }

    private void countAsFailed(UUID id) {
        jdbc.sql("""
                        update event_publication
                        set status = 'FAILED', completion_attempts = completion_attempts + 1, last_resubmission_date = :now
                        where id = :id and completion_attempts < :retellings
                        """)
                .param("now", now())
                .param("id", id)
                .param("retellings", PARAMETERS.get("retellings"))
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /// @param since in nanoseconds of this JVM's clock
    private record Unfinished(TargetEventPublication publication, long since) {}
}
