package mall.domain.operators;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mall.domain.kernel.OperatorId;
import mall.domain.operators.OperatorRefusal.WrongCredentials;
import mall.domain.operators.SessionRows.LiveSession;
import mall.domain.snapshots.SnapshotCache;
import mall.domain.snapshots.Snapshots;
import org.springframework.stereotype.Component;

/// Logins of operators. A session ends by logging out, after half a day without a request, after
/// a week, when its operator is disabled or changes his password.
///
/// No transaction on the class: checking a password takes its time.
@Component
public class OperatorSessions {

    static final Duration IDLE = Duration.ofHours(12);
    static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final int MANY = 10_000;

    private final OperatorRepository operators;
    private final SessionRows rows;
    private final Passwords passwords;
    private final LoginAttempts attempts;
    private final Clock clock;
    private final SnapshotCache<String, LiveSession> live;

    // One more than five: a login has a password, a brake, a session and a time.
    OperatorSessions(
            OperatorRepository operators,
            SessionRows rows,
            Passwords passwords,
            LoginAttempts attempts,
            Snapshots snapshots,
            Clock clock) {
        this.operators = operators;
        this.rows = rows;
        this.passwords = passwords;
        this.attempts = attempts;
        this.clock = clock;
        this.live = snapshots.cache("operators.sessions", MANY, rows::live);
    }

    /// @param from where the request comes from, and with which program
    /// @throws WrongCredentials whatever of it is wrong
    /// @throws OperatorRefusal.TooManyAttempts when there were too many before
    public OpenedSession login(String login, String password, Origin from) {
        attempts.begin(login, from.address());
        var operator = operators.findByLogin(login).filter(Operator::isActive);
        if (!passwords.matches(password, operator.map(Operator::passwordHash).orElse(null))) {
            throw new WrongCredentials();
        }
        attempts.succeeded(login, from.address());
        return open(operator.orElseThrow().id(), operator.orElseThrow().passwordHash(), from);
    }

    /// Who is behind a token; nobody when it is unknown, or of a session that has ended.
    public Optional<SignedInOperator> authenticate(String token) {
        var hash = Secret.hash(token);
        var now = clock.instant();
        var session = live.get(hash).filter(known -> known.isLive(now));
        session.filter(known -> known.seenAt().isBefore(now.minus(NOTED_EVERY))).ifPresent(known -> {
            rows.note(known.operator().session(), now);
            live.invalidate(hash);
        });
        return session.map(LiveSession::operator);
    }

    /// The open sessions of an operator, the newest first.
    public List<SessionSummary> list(OperatorId operator) {
        return rows.list(operator, clock.instant());
    }

    /// Ends one of the operator's own sessions; false when he has no such one.
    public boolean end(OperatorSessionId session, OperatorId operator) {
        return drop(rows.end(operator, session, clock.instant()));
    }

    /// Ends all sessions of the operator.
    void endAll(OperatorId operator) {
        drop(rows.end(operator, null, clock.instant()));
    }

    /// After a change of what an operator, or any, may do: sessions are read anew.
    void rereadAll() {
        live.invalidateAll();
    }

    /// @param passwordHash of the password that was given: whoever changes it meanwhile, or disables
    /// the operator, ends this login too
    OpenedSession open(OperatorId operator, String passwordHash, Origin from) {
        var secret = Secret.next();
        var now = clock.instant();
        if (!rows.open(operator, passwordHash, secret.hash(), from, now)) throw new WrongCredentials();
        var session = Optional.ofNullable(rows.live(Set.of(secret.hash())).get(secret.hash()));
        return session.map(known -> new OpenedSession(secret.text(), known.operator(), now.plus(LONGEST)))
                .orElseThrow(WrongCredentials::new);
    }

    private boolean drop(List<String> hashes) {
        hashes.forEach(live::invalidate);
        return !hashes.isEmpty();
    }
}
