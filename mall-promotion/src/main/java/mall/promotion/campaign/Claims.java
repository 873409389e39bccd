package mall.promotion.campaign;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Refusal;
import mall.domain.orders.OrderId;
import mall.promotion.campaign.CampaignRefusal.CampaignBudgetSpent;
import mall.promotion.campaign.CampaignRefusal.CampaignChanged;
import mall.promotion.campaign.CampaignRefusal.CampaignLimitReached;
import mall.promotion.campaign.CampaignRefusal.NotInAudience;
import mall.promotion.campaign.Claim.State;
import mall.promotion.campaign.Claim.Wanted;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The parts that orders have in campaigns: of many orders in as few statements as of one. Every
/// count is taken by a conditional write or under its lock, so that it does not matter how many are
/// placed at the same moment. When they are taken and when they are given back, rows are held in
/// one order: claims, then members, then newcomers, then campaigns, and of each kind all at once.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Claims {

    private final ClaimRows rows;
    private final MemberCounts members;
    private final Audiences audiences;
    private final Budgets budgets;

    Claims(ClaimRows rows, MemberCounts members, Audiences audiences, Budgets budgets) {
        this.rows = rows;
        this.members = members;
        this.audiences = audiences;
        this.budgets = budgets;
    }

    /// Takes the parts that orders want, of all or of none of their campaigns; an order that has its
    /// part already keeps it. Who comes first in the list comes first.
    ///
    /// @param also for whom they must be beside the campaigns' own audiences
    /// @return who is refused, and why: nothing was taken for him
    Map<OrderId, Refusal> takeAll(List<Wanted> wanted, Audience also) {
        if (wanted.isEmpty()) return Map.of();
        var batch = new Batch(rows.look(wanted).stream()
                .filter(claim -> claim.state() != State.LIVE)
                .toList());
        batch.refuse(
                batch.standing().stream()
                        .filter(claim -> claim.state() == State.CHANGED)
                        .toList(),
                claim -> new CampaignChanged(claim.campaign()));
        if (batch.standing().isEmpty()) return batch.refused();

        var counted = members.take(batch.standing());
        batch.keep(counted, claim -> new CampaignLimitReached(claim.campaign()));
        var asked = batch.standing();
        admit(batch, also);
        batch.refuse(budgets.spend(batch.standing()), claim -> new CampaignBudgetSpent(claim.campaign()));

        rows.write(batch.standing());
        members.giveBack(counted.stream().filter(batch::isRefused).toList());
        audiences.release(orders(asked.stream().filter(batch::isRefused).toList()));
        return batch.refused();
    }

    /// Asks the kinds of audiences one after the other, in one order for all batches.
    private void admit(Batch batch, Audience also) {
        var all = new TreeSet<>(Comparator.comparing(Audience::toString));
        all.add(also);
        batch.standing().forEach(claim -> all.add(own(claim)));
        for (var audience : all) {
            var meant = batch.standing().stream()
                    .filter(claim -> audience.equals(also) || audience.equals(own(claim)))
                    .toList();
            var admitted = audiences.claim(audience, orders(meant));
            batch.refuse(
                    meant.stream()
                            .filter(claim -> !admitted.contains(claim.order()))
                            .toList(),
                    claim -> new NotInAudience(claim.campaign(), audiences.title(audience)));
        }
    }

    private static Audience own(Claim claim) {
        return Objects.requireNonNull(claim.audience(), "of an open campaign");
    }

    private static Map<OrderId, MemberId> orders(List<Claim> claims) {
        return claims.stream().collect(toMap(Claim::order, Claim::member, (member, _) -> member, LinkedHashMap::new));
    }

    /// Gives back what an order took of campaigns; a second call finds nothing.
    void giveBack(OrderId order, MemberId member, Collection<CampaignId> campaigns) {
        var released = rows.release(order, campaigns);
        if (!released.isEmpty()) members.giveBack(member, released.keySet());
        audiences.release(Map.of(order, member));
        if (!released.isEmpty()) budgets.giveBack(released);
    }
}
