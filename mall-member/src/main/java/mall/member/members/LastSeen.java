package mall.member.members;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mall.domain.kernel.MemberId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// When members were here last, to the minute or so: noted in memory with each request, written
/// for all of them together. A crash forgets a minute of it, which nobody misses.
@Component
class LastSeen {

    private final Map<MemberId, Instant> noted = new ConcurrentHashMap<>();
    private final JdbcTemplate jdbc;

    LastSeen(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void note(MemberId member, Instant now) {
        noted.put(member, now);
    }

    @Scheduled(fixedDelayString = "1m", initialDelayString = "1m")
    void write() {
        var batch = new HashMap<MemberId, Instant>();
        noted.keySet().forEach(member -> {
            var at = noted.remove(member);
            if (at != null) batch.put(member, at);
        });
        if (batch.isEmpty()) return;
        // In the order of their ids, so that two replicas never wait for each other.
        var rows = batch.entrySet().stream()
                .sorted(Comparator.comparing(seen -> seen.getKey().id()))
                .map(seen -> new Object[] {
                    Timestamp.from(seen.getValue()), seen.getKey().id()
                })
                .toList();
        jdbc.batchUpdate("update member set last_seen_at = greatest(last_seen_at, ?) where id = ?", rows);
    }
}
