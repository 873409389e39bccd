package mall.member.members;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mall.domain.kernel.MemberId;
import mall.member.members.MemberSessions.RefreshedTooOften;
import mall.member.members.SessionRows.IssuedToken;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is written about sessions, each entry in one transaction.
@Component
@Transactional
class SessionBook {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final KnownIdentities identities;
    private final SessionRows rows;
    private final LiveSessions live;
    private final SessionRules rules;
    private final Clock clock;

    SessionBook(KnownIdentities identities, SessionRows rows, LiveSessions live, SessionRules rules, Clock clock) {
        this.identities = identities;
        this.rows = rows;
        this.live = live;
        this.rules = rules;
        this.clock = clock;
    }

    /// @throws ShopperBlocked when the shop does not want him
    SessionTokens open(WechatIdentity identity, JoinSource source) {
        var now = clock.instant();
        var arrival = identities.arrive(identity, source, now);
        if (arrival.member().state() != Member.State.ACTIVE) throw new ShopperBlocked();
        var session = SessionId.next();
        var end = now.plus(rules.absolute());
        rows.open(session, arrival.member().id(), now, end);
        return issue(session, arrival.member().id(), arrival.joined(), end, null, now);
    }

    /// Trades a refresh token for the next pair. Empty when it is worth nothing; when it was
    /// spent before, the session ends by that. Empty rather than a refusal, because that end
    /// must be committed.
    ///
    /// @throws RefreshedTooOften when the session got enough of them lately, whatever its tokens
    Optional<SessionTokens> refresh(Token token) {
        var now = clock.instant();
        var hash = token.hash();
        var session = rows.lockByRefreshToken(hash).orElse(null);
        if (session == null || session.isOver(now)) return Optional.empty();
        if (rows.refreshed(session.id(), now.minus(A_MINUTE)) >= rules.refreshes()) throw new RefreshedTooOften();
        if (session.tokenSpentAt() == null) {
            rows.spend(hash, now);
        } else if (!annulLostAnswer(hash, session.tokenSpentAt(), now)) {
            end(session.member(), session.id(), Ending.TOKEN_REUSED);
            return Optional.empty();
        }
        return Optional.of(issue(session.id(), session.member(), false, session.endsAt(), hash, now));
    }

    /// @param only this session, or null for all of the member's
    void end(MemberId member, @Nullable SessionId only, Ending why) {
        live.drop(rows.end(member, only, why.name(), clock.instant()));
    }

    /// Whether the answer that carried the pair after this token may have been lost: it was sent a
    /// moment ago, only once, and nobody has used it.
    private boolean annulLostAnswer(String hash, Instant spentAt, Instant now) {
        if (Duration.between(spentAt, now).compareTo(rules.grace()) > 0) return false;
        var followers = rows.followers(hash);
        if (followers.size() != 1 || followers.getFirst().spent()) return false;
        rows.spend(followers.getFirst().hash(), now);
        return true;
    }

    private SessionTokens issue(
            SessionId session, MemberId member, boolean joined, Instant end, @Nullable String follows, Instant now) {
        var access = Token.next();
        var refresh = Token.next();
        var accessExpires = earlier(now.plus(rules.access()), end);
        var refreshExpires = earlier(now.plus(rules.idle()), end);
        rows.issue(new IssuedToken(access.hash(), session, "ACCESS", now, accessExpires, null));
        rows.issue(new IssuedToken(refresh.hash(), session, "REFRESH", now, refreshExpires, follows));
        return new SessionTokens(member, access.text(), accessExpires, refresh.text(), refreshExpires, joined);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// Why a session ended.
    enum Ending {
        LOGGED_OUT,
        TOKEN_REUSED,
        BLOCKED,
        ERASED
    }
}
