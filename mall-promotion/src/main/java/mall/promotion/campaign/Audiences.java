package mall.promotion.campaign;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mall.domain.kernel.MemberId;
import mall.domain.orders.OrderId;
import mall.domain.orders.pricing.Placement;
import mall.promotion.campaign.CampaignRefusal.NotInAudience;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/// Says who belongs to an [Audience].
@Component
public class Audiences {

    private final SingletonSupplier<List<AudienceKind>> kinds;

    Audiences(ObjectProvider<AudienceKind> kinds) {
        this.kinds = SingletonSupplier.of(() ->
                kinds.stream().sorted(Comparator.comparing(AudienceKind::code)).toList());
    }

    /// All kinds there are, by code.
    public List<AudienceKind> all() {
        return kinds.obtain();
    }

    /// What operators and shoppers read.
    public String title(Audience audience) {
        return kind(audience).title();
    }

    /// Costs no SQL while what is known of the member is warm.
    public boolean admits(Audience audience, MemberId member) {
        return kind(audience).admits(member, audience.values());
    }

    /// Those of many who belong, in their order.
    public List<MemberId> among(Audience audience, List<MemberId> members) {
        return kind(audience).among(members, audience.values());
    }

    /// Makes sure once more, in the placing transaction, that an order belongs to the audience.
    public boolean claim(Audience audience, MemberId member, OrderId order) {
        return kind(audience).claim(member, audience.values(), order);
    }

    /// As the other, for a play that is for this audience whatever its campaign says.
    ///
    /// @throws NotInAudience when the order does not belong to it
    public void require(Audience audience, Placement placement) {
        if (claim(audience, placement.buyer(), placement.order())) return;
        var campaign =
                CampaignId.ofPromotion(placement.applied().getFirst().source().promotion());
        throw new NotInAudience(campaign, title(audience));
    }

    /// Gives back what an order claimed of any audience; survives a second call.
    public void release(MemberId member, OrderId order) {
        for (var kind : all()) kind.release(member, order);
    }

    /// Says what is wrong with an audience, with pointers that are relative to it.
    public void check(Audience audience, Problems problems) {
        find(audience)
                .ifPresentOrElse(
                        kind -> kind.check(audience.values(), problems.at("values")),
                        () -> problems.add("/kind", "unknown", "没有这种人群"));
    }

    private AudienceKind kind(Audience audience) {
        return find(audience)
                .orElseThrow(() -> new IllegalStateException("no audience of the kind " + audience.kind()));
    }

    private Optional<AudienceKind> find(Audience audience) {
        return all().stream()
                .filter(kind -> kind.code().equals(audience.kind()))
                .findFirst();
    }
}
