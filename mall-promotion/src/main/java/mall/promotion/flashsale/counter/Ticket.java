package mall.promotion.flashsale.counter;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.promotion.flashsale.gate.Admission;

/// What somebody holds who was let in and whose order is not there yet: which admission, and when it
/// was given.
record Ticket(UUID admission, Instant at) {

    private static final byte TICKET = 2;
    private static final int BYTES = 24;

    static Ticket of(Admission admission) {
        return new Ticket(admission.id(), admission.at());
    }

    String text(MemberId holder, Signatures signatures) {
        var said = ByteBuffer.allocate(BYTES)
                .putLong(admission.getMostSignificantBits())
                .putLong(admission.getLeastSignificantBits())
                .putLong(at.toEpochMilli());
        return signatures.sign(TICKET, said.array(), holder.id());
    }

    /// Nothing when it is not one of ours, or somebody else's.
    static Optional<Ticket> read(String text, MemberId holder, Signatures signatures) {
        var said = signatures.open(TICKET, text, holder.id());
        if (said == null || said.length != BYTES) return Optional.empty();
        var fields = ByteBuffer.wrap(said);
        var admission = new UUID(fields.getLong(), fields.getLong());
        return Optional.of(new Ticket(admission, Instant.ofEpochMilli(fields.getLong())));
    }
}
