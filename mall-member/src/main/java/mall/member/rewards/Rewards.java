package mall.member.rewards;

import java.time.Clock;
import java.util.List;
import mall.domain.kernel.MemberId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Grants rewards, once per cause, and takes them back by cause. Joins the caller's transaction:
/// what a member did and what he got for it are there together or not at all.
@Component
@Transactional
public class Rewards {

    private final Deliveries deliveries;
    private final RewardRows rows;
    private final Clock clock;

    Rewards(Deliveries deliveries, RewardRows rows, Clock clock) {
        this.deliveries = deliveries;
        this.rows = rows;
        this.clock = clock;
    }

    /// Says no when something of it cannot be delivered; asked before it is promised.
    ///
    /// @throws RewardRefusal.NobodyDelivers when there is nobody for its kind
    public void check(List<Reward> rewards) {
        rewards.forEach(deliveries::check);
    }

    /// Hands over all of it, or nothing. A repeat for the cause, also after a revocation, hands over
    /// nothing more, whatever it names.
    ///
    /// @return whether this call did it
    public boolean grant(MemberId member, List<Reward> rewards, RewardCause cause) {
        if (rewards.isEmpty() || !rows.begin(member, cause, clock.instant())) return false;
        for (var reward : rewards) deliveries.deliver(rows.add(member, reward, cause));
        return true;
    }

    /// Takes back what the cause brought, once; nothing when it brought nothing.
    public void revoke(MemberId member, RewardCause cause) {
        if (!rows.end(member, cause, clock.instant())) return;
        rows.of(member, cause).forEach(deliveries::revoke);
    }
}
