package mall.promotion.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.orders.OrderId;
import mall.domain.orders.pricing.Placement;
import mall.promotion.campaign.CampaignRefusal.NotInAudience;
import org.springframework.stereotype.Component;

/// Who may take part in what runs, and who does: what [CampaignPlay] leans on.
@Component
public class Participation {

    private final RunningCampaigns running;
    private final Audiences audiences;
    private final Claims claims;
    private final Use use;

    Participation(RunningCampaigns running, Audiences audiences, Claims claims, Use use) {
        this.running = running;
        this.audiences = audiences;
        this.claims = claims;
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

    /// Takes an order's part in a campaign, in the placing transaction.
    ///
    /// @throws CampaignRefusal when there is none left for this order
    void claim(CampaignId id, Placement placement, Part part) {
        var member = placement.buyer();
        var order = placement.order();
        if (!claims.take(id, part, order, member, placement.at())) return;
        use.changed(member);
        var audience = claims.audience(id);
        if (!audiences.claim(audience, member, order)) throw new NotInAudience(id, audiences.title(audience));
    }

    /// Gives an order's part back, in the transaction that undoes it.
    void release(CampaignId id, OrderId order, MemberId member) {
        claims.giveBack(id, order);
        audiences.release(member, order);
        use.changed(member);
    }

    <R extends Record> Optional<R> rules(CampaignKind<R> kind, CampaignId campaign, OrderId order) {
        return claims.rules(kind, campaign, order);
    }
}
