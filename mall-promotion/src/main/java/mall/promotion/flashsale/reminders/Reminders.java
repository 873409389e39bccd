package mall.promotion.flashsale.reminders;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.snapshots.SnapshotCache;
import mall.domain.snapshots.Snapshots;
import mall.promotion.flashsale.Sales;
import mall.promotion.flashsale.SessionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who wants to be told before which session.
@Component
public class Reminders {

    private final JdbcClient jdbc;
    private final Sales sales;
    private final SnapshotCache<MemberId, Set<SessionId>> asked;
    private final Clock clock;

    Reminders(JdbcClient jdbc, Sales sales, Snapshots snapshots, Clock clock) {
        this.jdbc = jdbc;
        this.sales = sales;
        this.asked = snapshots.cache("flashsale.reminders", 200_000, this::load);
        this.clock = clock;
    }

    /// A second wish changes nothing.
    ///
    /// @throws TooLateToRemind when the session has opened
    @Transactional
    public void ask(SessionId id, MemberId member) {
        var session = sales.session(id).orElseThrow(() -> new NotFound("flash-session", id));
        var now = clock.instant();
        if (!now.isBefore(session.opensAt())) throw new TooLateToRemind();
        jdbc.sql("""
                        insert into flash_reminder (session_id, member_id, asked_at)
                        select id, :member, :now from flash_session where id = :session
                        on conflict do nothing
                        """)
                .param("session", id.id())
                .param("member", member.id())
                .param("now", Timestamp.from(now))
                .update();
        asked.invalidate(member);
    }

    @Transactional
    public void takeBack(SessionId id, MemberId member) {
        jdbc.sql("delete from flash_reminder where session_id = :session and member_id = :member")
                .param("session", id.id())
                .param("member", member.id())
                .update();
        asked.invalidate(member);
    }

    /// Whether a member wants to be told; from memory, so that a crowd that looks costs no connection.
    public boolean isAsked(SessionId id, MemberId member) {
        return asked.get(member).orElse(Set.of()).contains(id);
    }

    private Map<MemberId, Set<SessionId>> load(Set<MemberId> members) {
        var found = new HashMap<MemberId, Set<SessionId>>();
        members.forEach(member -> found.put(member, new HashSet<>()));
        jdbc.sql("""
                        select member_id, session_id from flash_reminder
                        join flash_session session on session.id = session_id
                        where member_id in (:members) and session.closes_at > :now
                        """)
                .param("members", members.stream().map(MemberId::id).toList())
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    var mine = found.get(new MemberId(row.getObject("member_id", UUID.class)));
                    if (mine != null) mine.add(new SessionId(row.getObject("session_id", UUID.class)));
                });
        return found;
    }
}
