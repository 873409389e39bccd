package mall.member.members.interests;

import static mall.member.members.interests.InterestRows.sql;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Footprints that were not written yet.
@Component
class FreshFootprints {

    /// What a second can bring at most; more than that is not worth the memory.
    private static final int MOST_UNWRITTEN = 50_000;

    private final Map<Print, Look> unwritten = new ConcurrentHashMap<>();
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FreshFootprints(JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    void note(MemberId member, ProductId product) {
        if (unwritten.size() >= MOST_UNWRITTEN) return;
        unwritten.put(new Print(member, product), new Look(Ids.next(), clock.instant()));
    }

    @PreDestroy
    @Scheduled(fixedDelayString = "1s")
    void write() {
        // In the order of their keys, so that two replicas never wait for each other.
        var batch = new TreeMap<Print, Look>(Print.ORDER);
        unwritten.keySet().forEach(print -> {
            var look = unwritten.remove(print);
            if (look != null) batch.put(print, look);
        });
        if (!batch.isEmpty()) transaction.executeWithoutResult(_ -> write(batch));
    }

    /// Members who left meanwhile leave no prints.
    private void write(Map<Print, Look> batch) {
        var prints = batch.entrySet().stream()
                .map(seen -> new Object[] {
                    seen.getKey().product().id(),
                    seen.getValue().seq(),
                    sql(seen.getValue().at()),
                    seen.getKey().member().id()
                })
                .toList();
        jdbc.batchUpdate("""
                insert into member_footprint (member_id, product_id, seq, since)
                select id, ?, ?, ? from member where id = ? and state = 'ACTIVE'
                on conflict (member_id, product_id) do update set seq = excluded.seq, since = excluded.since
                """, prints);
        var members = batch.keySet().stream()
                .map(print -> print.member().id())
                .distinct()
                .map(member -> new Object[] {member, member, Footprints.MOST})
                .toList();
        jdbc.batchUpdate("""
                delete from member_footprint where member_id = ? and seq <= (
                    select seq from member_footprint where member_id = ? order by seq desc offset ? limit 1)
                """, members);
    }

    private record Print(MemberId member, ProductId product) {

        private static final Comparator<Print> ORDER = Comparator.comparing(
                        (Print print) -> print.member().id())
                .thenComparing(print -> print.product().id());
    }

    private record Look(UUID seq, Instant at) {}
}
