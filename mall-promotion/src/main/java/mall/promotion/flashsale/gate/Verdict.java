package mall.promotion.flashsale.gate;

import java.util.UUID;

/// What the gate says to an attempt.
public sealed interface Verdict {

    record Admitted(Admission admission) implements Verdict {}

    /// The same request was let in before: its order is there, or about to be.
    record Repeated(UUID admission) implements Verdict {}

    /// Another request has used the token.
    record TokenUsed() implements Verdict {}

    /// The member would have more than he may of this lot.
    record LimitReached(int limit) implements Verdict {}

    /// Less is left than was asked for; units may come back.
    record SoldOut() implements Verdict {}

    /// Before it opens, after it closes, or paused.
    record NotOpen() implements Verdict {}

    /// The gate does not know how things stand and is being rebuilt: try again in a second.
    record Rebuilding() implements Verdict {}
}
