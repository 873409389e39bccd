package mall.promotion.flashsale.gate;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.LotReturns;

/// Decides in Redis who is let in to a lot. What it says is a promise to try: who bought is decided
/// by PostgreSQL alone, and whoever was let in is reported back by [#settle] or [#turnBack].
///
/// @see mall.promotion.flashsale.gate
public interface Gate extends LotReturns {

    /// One script, one round trip. Asked again with the same token and key, it answers
    /// [Verdict.Repeated], so that a request whose answer was lost can be sent once more.
    ///
    /// @throws GateAway when Redis does not answer in time: the attempt may have been let in or not
    Verdict admit(Attempt attempt);

    /// Their orders are committed, or were before: nobody needs to take them up any more. Nothing
    /// happens to what is settled already.
    ///
    /// @throws GateAway when Redis does not answer in time; they are [#abandoned] then, until
    /// somebody settles them
    void settle(LotId lot, Collection<UUID> admissions);

    /// PostgreSQL refused them: they are forgotten, tokens and all, and their members may try
    /// again. Nothing happens to what is settled or turned back already.
    ///
    /// @param unitsLeft PostgreSQL still has what they were promised, and it goes to others
    /// @throws GateAway as [#settle]
    void turnBack(LotId lot, Collection<Admission> admissions, boolean unitsLeft);

    /// While Redis does not answer, nothing is told and nothing lost: the keeper finds the
    /// difference.
    @Override
    void giveBack(LotId lot, MemberId member, int units);

    /// Admissions that nobody has settled or turned back for so long, the oldest first. Each is
    /// handed to one caller, and to another one only when it stays unsettled for that long again.
    ///
    /// @throws GateAway when Redis does not answer in time
    List<Admission> abandoned(LotId lot, Duration idle, int most);

    /// How things stand; empty while the gate is shut, being rebuilt, or Redis does not answer.
    Optional<Level> level(LotId lot);
}
