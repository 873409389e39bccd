package mall.promotion.flashsale.counter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import mall.domain.kernel.Refusal;
import mall.promotion.flashsale.counter.Outcome.Refused;
import mall.promotion.flashsale.gate.Admission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Why the ledger refused somebody who was let in, for as long as he may ask with his ticket, on any
/// replica.
@Component
class RefusedAdmissions {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;

    RefusedAdmissions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void note(Map<Place, Outcome> outcomes) {
        var rows = new ArrayList<Row>();
        outcomes.forEach((place, outcome) -> {
            if (outcome instanceof Refused(var why)) rows.add(new Row(place.admission(), why));
        });
        if (rows.isEmpty()) return;
        jdbc.sql("""
                        insert into flash_refusal (admission_id, member_id, kind, code, facts, at)
                        select admission, member, kind, code, facts::jsonb, :now
                        from unnest(:admissions, :members, :kinds, :codes, :facts)
                            as refused (admission, member, kind, code, facts)
                        on conflict (admission_id) do update
                            set kind = excluded.kind, code = excluded.code, facts = excluded.facts, at = excluded.at
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("admissions", array("uuid", rows, row -> row.admission.id()))
                .param(
                        "members",
                        array("uuid", rows, row -> row.admission.member().id()))
                .param("kinds", array("text", rows, row -> row.why.kind().name()))
                .param("codes", array("text", rows, row -> row.why.code()))
                .param("facts", array("text", rows, row -> JSON.writeValueAsString(row.why.facts())))
                .update();
    }

    /// Of those who were refused since they were let in, by admission.
    Map<UUID, Refusal> of(List<Place> places) {
        var reasons = new HashMap<UUID, Refusal>();
        jdbc.sql("""
                        select admission_id, kind, code, facts::text
                        from unnest(:admissions, :since) as asked (id, since)
                        join flash_refusal on admission_id = asked.id and at >= asked.since
                        """)
                .param(
                        "admissions",
                        array("uuid", places, place -> place.admission().id()))
                .param(
                        "since",
                        array(
                                "timestamptz",
                                places,
                                place -> Timestamp.from(place.admission().at())))
                .query(row -> {
                    reasons.put(row.getObject("admission_id", UUID.class), noted(row));
                });
        return reasons;
    }

    /// Since his ticket was given: the same attempt may have been refused before and let in again.
    Optional<Refusal> find(Ticket ticket) {
        return jdbc.sql("select kind, code, facts::text from flash_refusal where admission_id = :id and at >= :since")
                .param("id", ticket.admission())
                .param("since", Timestamp.from(ticket.at()))
                .query((row, _) -> noted(row))
                .optional();
    }

    private static Refusal noted(ResultSet row) throws SQLException {
        return new Noted(
                Refusal.Kind.valueOf(row.getString("kind")),
                row.getString("code"),
                JSON.readValue(row.getString("facts"), FACTS));
    }

    @Scheduled(fixedDelayString = "10m", initialDelayString = "1m")
    void forget() {
        jdbc.sql("delete from flash_refusal where at < :before")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private static <T> SqlArrayValue array(String type, List<T> rows, Function<T, Object> component) {
        return new SqlArrayValue(type, rows.stream().map(component).toArray());
    }

    private record Row(Admission admission, Refusal why) {}

    /// A refusal as it was written down.
    private static final class Noted extends Refusal {
        Noted(Kind kind, String code, Map<String, Object> facts) {
            super(
                    kind,
                    code,
                    facts.entrySet().stream()
                            .flatMap(fact -> Stream.of(fact.getKey(), fact.getValue()))
                            .toArray());
        }
    }
}
