package mall.promotion.campaign;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mall.domain.kernel.MemberId;
import mall.domain.orders.OrderId;
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

    /// Makes sure once more, in the placing transaction, which orders belong to the audience.
    ///
    /// @param orders by whom they are placed
    Set<OrderId> claim(Audience audience, Map<OrderId, MemberId> orders) {
        return orders.isEmpty() ? Set.of() : kind(audience).claim(orders, audience.values());
    }

    /// Gives back what orders claimed of any audience; survives a second call.
    void release(Map<OrderId, MemberId> orders) {
        if (orders.isEmpty()) return;
        for (var kind : all()) kind.release(orders);
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
