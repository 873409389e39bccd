package mall.promotion.flashsale.counter;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.counter.CounterRefusal.TokenInvalid;
import org.springframework.stereotype.Component;

/// Tokens that a page brings along, one for each attempt: whoever has not loaded the page cannot
/// tap. A token is good for one member, one lot and one attempt, and cannot be guessed. Nothing is
/// stored: it carries its nonce and the end of its life, and the gate remembers the nonces that were
/// used, as the ids of what it let in.
@Component
public class AttemptTokens {

    private static final byte ATTEMPT = 1;
    private static final int BYTES = 24;

    private final Signatures signatures;
    private final Clock clock;

    /// Shorter than orders are known by their tokens ([mall.domain.kernel.Idempotency]).
    private static final Duration LONGEST_LIFE = Duration.ofHours(12);

    /// After its end it is still known as somebody's own, so that his last request can be repeated.
    private static final Duration GRACE = Duration.ofMinutes(5);

    AttemptTokens(Signatures signatures, Clock clock) {
        this.signatures = signatures;
        this.clock = clock;
    }

    /// A fresh one.
    ///
    /// @param until when it ends: the end of the session, or half a day from now
    public String issue(MemberId member, LotId lot, Instant until) {
        var nonce = Ids.next();
        var longest = clock.instant().plus(LONGEST_LIFE);
        var end = until.isBefore(longest) ? until : longest;
        var said = ByteBuffer.allocate(BYTES)
                .putLong(nonce.getMostSignificantBits())
                .putLong(nonce.getLeastSignificantBits())
                .putLong(end.getEpochSecond());
        return signatures.sign(
                ATTEMPT,
                said.array(),
                member.id(),
                lot.session().id(),
                lot.sku().id());
    }

    /// The nonce of a token.
    ///
    /// @throws TokenInvalid when it is made up, at its end, somebody else's, or for another lot
    UUID open(String token, MemberId member, LotId lot, Instant now) {
        var said = signatures.open(
                ATTEMPT, token, member.id(), lot.session().id(), lot.sku().id());
        if (said == null || said.length != BYTES) throw new TokenInvalid();
        var fields = ByteBuffer.wrap(said);
        var nonce = new UUID(fields.getLong(), fields.getLong());
        if (fields.getLong() + GRACE.toSeconds() < now.getEpochSecond()) throw new TokenInvalid();
        return nonce;
    }
}
