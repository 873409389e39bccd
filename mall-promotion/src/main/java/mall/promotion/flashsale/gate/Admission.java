package mall.promotion.flashsale.gate;

import java.time.Instant;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.promotion.flashsale.LotId;

/// An attempt that the gate let in. Its life: admitted, then settled once its order is committed,
/// or turned back because PostgreSQL refused; and if the process that asked for it dies, handed to
/// another one, which does the same.
///
/// @param id the nonce of its attempt token
public record Admission(LotId lot, UUID id, MemberId member, int units, Instant at, String request) {

    static Admission of(Attempt attempt) {
        return new Admission(
                attempt.lot(), attempt.token(), attempt.member(), attempt.units(), attempt.at(), attempt.request());
    }

    /// As [Attempt#values] put it into the stream.
    static Admission read(LotId lot, String entry) {
        var words = entry.split(" ", 5);
        return new Admission(
                lot,
                UUID.fromString(words[0]),
                new MemberId(UUID.fromString(words[1])),
                Integer.parseInt(words[2]),
                Instant.ofEpochMilli(Long.parseLong(words[3])),
                words[4]);
    }
}
