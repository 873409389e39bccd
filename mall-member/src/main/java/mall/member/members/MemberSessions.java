package mall.member.members;

import java.time.Clock;
import java.util.Optional;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Refusal;
import mall.member.members.SessionBook.Ending;
import org.springframework.stereotype.Component;

/// Logins of members. A session is opened with a code from WeChat and lives on by trading its
/// refresh token for the next pair. It ends by logging out, by idleness, by age, because the
/// member was blocked or left, or because a refresh token came twice, which tells that somebody
/// else has it too. A token that comes twice within a moment, while the pair that it was traded
/// for was not used yet, is taken for a lost answer: the pair is made anew, once, and what was
/// lost is worth nothing.
///
/// No transaction on the class: logging in asks WeChat.
@Component
public class MemberSessions {

    private final LoginCodes codes;
    private final SessionBook book;
    private final LiveSessions live;
    private final LastSeen lastSeen;
    private final Clock clock;

    MemberSessions(LoginCodes codes, SessionBook book, LiveSessions live, LastSeen lastSeen, Clock clock) {
        this.codes = codes;
        this.book = book;
        this.live = live;
        this.lastSeen = lastSeen;
        this.clock = clock;
    }

    /// Opens a session for whoever WeChat says this is, and makes him a member at his first visit.
    ///
    /// @param source what brought him, kept when he joins
    /// @throws ShopperBlocked when the shop does not want him
    public SessionTokens login(String code, JoinSource source) {
        return book.open(codes.trade(code), source);
    }

    /// Trades a refresh token for the next pair.
    ///
    /// @throws SessionOver when the token is worth nothing (any more)
    /// @throws RefreshedTooOften when this session got many pairs within the last minute
    public SessionTokens refresh(String refreshToken) {
        return Token.parse(refreshToken).flatMap(book::refresh).orElseThrow(SessionOver::new);
    }

    /// Who is behind an access token; nobody when it is unknown, expired, or of a session that has
    /// ended.
    public Optional<Shopper> authenticate(String accessToken) {
        var now = clock.instant();
        var shopper = Token.parse(accessToken).flatMap(token -> live.find(token, now));
        shopper.ifPresent(known -> lastSeen.note(known.id(), now));
        return shopper;
    }

    /// Ends this session.
    public void logOut(Shopper shopper) {
        book.end(shopper.id(), shopper.session(), Ending.LOGGED_OUT);
    }

    /// Ends all sessions of the member, on all his devices.
    public void logOutEverywhere(MemberId member) {
        book.end(member, null, Ending.LOGGED_OUT);
    }

    /// No Mini Program needs that many tokens; this one may go on in a minute.
    public static final class RefreshedTooOften extends Refusal {
        RefreshedTooOften() {
            super(Kind.TOO_MANY, "session-refreshed-too-often", "retryAfterSeconds", 60);
        }
    }

    /// The session has ended, or never was: log in again.
    public static final class SessionOver extends Refusal {
        SessionOver() {
            super(Kind.UNKNOWN_CALLER, "session-over");
        }
    }
}
