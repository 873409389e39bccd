package mall.promotion.flashsale.gate;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import mall.domain.kernel.MemberId;
import mall.promotion.flashsale.LotId;

/// One tap on 立即抢购.
///
/// @param token the nonce of the attempt token, which becomes the admission's id
/// @param key of the request: a repetition of it bears the same one; a short text without blanks,
/// such as a hash
/// @param at by the shop's clock
/// @param request what whoever takes the admission up needs to know to place its order; the gate
/// keeps it and does not read it
public record Attempt(LotId lot, MemberId member, UUID token, String key, int units, Instant at, String request) {

    public Attempt {
        if (units < 1) throw new IllegalArgumentException("an attempt for nothing");
        if (key.isEmpty() || key.indexOf(' ') >= 0) throw new IllegalArgumentException("a key with a blank");
    }

    /// What the script is told of it. The last is what the stream keeps: `token member units at
    /// request`.
    Stream<String> values() {
        var token = this.token.toString();
        var member = this.member.toString();
        var units = Integer.toString(this.units);
        var at = Long.toString(this.at.toEpochMilli());
        return Stream.of(at, token, member, units, key, token + " " + member + " " + units + " " + at + " " + request);
    }
}
