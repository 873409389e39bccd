package mall.member.members;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import mall.domain.snapshots.Gathering;
import mall.domain.snapshots.SnapshotCache;
import mall.domain.snapshots.Snapshots;
import mall.member.members.SessionRows.LiveSession;
import org.springframework.stereotype.Component;

/// The sessions in use, kept in the process for a moment: who asks again with the same token costs
/// no SQL, and a crowd that comes at once shares its statements. What ends is dropped at once on every
/// replica; the moment is for word that got lost.
@Component
class LiveSessions {

    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final int MANY = 200_000;

    private final SnapshotCache<String, LiveSession> byHash;

    LiveSessions(Snapshots snapshots, SessionRows rows) {
        this.byHash = snapshots.cache("members.sessions", MANY, MOMENT, new Gathering<>(rows::live));
    }

    Optional<Shopper> find(Token token, Instant now) {
        return byHash.get(token.hash())
                .filter(session -> session.until().isAfter(now))
                .map(LiveSession::shopper);
    }

    void drop(Collection<String> hashes) {
        hashes.forEach(byHash::invalidate);
    }
}
