package mall.domain.events;

import java.time.Duration;
import java.util.Map;

/// How patient the mall is with a listener that fails.
final class Attempts {

    /// So many failures make a dead letter.
    static final int MOST_FAILURES = 10;

    /// The first pause; each further one is twice as long, 85 minutes in all.
    static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

    /// When nobody has begun with an event after so long, its process died or its queue was full: a
    /// full queue is heard in five seconds.
    static final Duration NEVER_BEGUN = Duration.ofSeconds(15);

    /// When a listener has not finished after so long, its process died.
    static final Duration NEVER_FINISHED = Duration.ofMinutes(5);

    /// Which rows are to be told again at `:now`; the first delivery is no attempt in the table.
    static final String DUE = """
            completion_attempts < :retellings and (
                status = 'FAILED'
                    and coalesce(last_resubmission_date, publication_date)
                        <= cast(:now as timestamptz) - :pause * power(2, completion_attempts) * interval '1 second'
                or status = 'PUBLISHED'
                    and publication_date <= cast(:now as timestamptz) - :begun * interval '1 second'
                or status in ('PROCESSING', 'RESUBMITTED')
                    and coalesce(last_resubmission_date, publication_date) <= cast(:now as timestamptz) - :finished * interval '1 second')
            """;

    static final String DEAD = "status = 'FAILED' and completion_attempts >= :retellings";

    static final Map<String, Long> PARAMETERS = Map.of(
            "retellings", MOST_FAILURES - 1L,
            "pause", FIRST_PAUSE.toSeconds(),
            "begun", NEVER_BEGUN.toSeconds(),
            "finished", NEVER_FINISHED.toSeconds());

    private Attempts() {}
}
