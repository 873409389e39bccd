package mall.promotion.campaign;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.Refusal;
import mall.domain.orders.OrderId;
import mall.promotion.campaign.Claim.Wanted;
import org.springframework.stereotype.Component;

/// Who may take part in what runs, and who does: what [CampaignPlay] leans on.
@Component
public class Participation {

    private final RunningCampaigns running;
    private final Audiences audiences;
    private final Claims claims;
    private final ClaimRows rows;
    private final Use use;

    Participation(RunningCampaigns running, Audiences audiences, Claims claims, ClaimRows rows, Use use) {
        this.running = running;
        this.audiences = audiences;
        this.claims = claims;
        this.rows = rows;
        this.use = use;
    }

    <R extends Record> List<Campaign<R>> running(CampaignKind<R> kind, Instant at) {
        return running.of(kind, at);
    }

    /// Why a member cannot have what a campaign would give him; nothing when he can. No SQL while
    /// what is known of him is warm.
    ///
    /// @param cost what the campaign would take off
    Optional<Barrier> barrier(Campaign<?> campaign, MemberId member, Money cost) {
        if (!audiences.admits(campaign.audience(), member)) {
            return Optional.of(Barrier.audience(audiences.title(campaign.audience())));
        }
        if (use.isLimitReached(campaign, member)) return Optional.of(Barrier.LIMIT);
        if (use.isBudgetShortOf(campaign, cost)) return Optional.of(Barrier.BUDGET);
        return Optional.empty();
    }

    /// Takes orders' parts in campaigns, in the placing transaction.
    ///
    /// @param also for whom they must be beside the campaigns' own audiences
    /// @return who is refused, and why: nothing was taken for him
    Map<OrderId, Refusal> claim(List<Wanted> wanted, Audience also) {
        var refused = claims.takeAll(wanted, also);
        wanted.stream().filter(one -> !refused.containsKey(one.order())).forEach(one -> use.changed(one.member()));
        return refused;
    }

    /// Gives an order's parts back, in the transaction that undoes it.
    void release(Collection<CampaignId> campaigns, OrderId order, MemberId member) {
        claims.giveBack(order, member, campaigns);
        use.changed(member);
    }

    /// The rules under which an order was placed.
    <R extends Record> Optional<R> rules(CampaignKind<R> kind, CampaignId campaign, OrderId order) {
        return rows.rules(kind, campaign, order);
    }
}
