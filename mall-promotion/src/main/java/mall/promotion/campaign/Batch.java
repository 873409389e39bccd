package mall.promotion.campaign;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import mall.domain.kernel.Refusal;
import mall.domain.orders.OrderId;

/// Claims that are decided together. An order that is refused one of them has none.
final class Batch {

    private final List<Claim> claims;
    private final Map<OrderId, Refusal> refused = new HashMap<>();

    Batch(List<Claim> claims) {
        this.claims = claims;
    }

    /// Those of orders that nothing was said against so far.
    List<Claim> standing() {
        return claims.stream().filter(claim -> !isRefused(claim)).toList();
    }

    boolean isRefused(Claim claim) {
        return refused.containsKey(claim.order());
    }

    void refuse(Collection<Claim> some, Function<Claim, Refusal> why) {
        some.forEach(claim -> refused.computeIfAbsent(claim.order(), _ -> why.apply(claim)));
    }

    /// Refuses what stands and is not among those.
    void keep(Set<Claim> those, Function<Claim, Refusal> why) {
        refuse(standing().stream().filter(claim -> !those.contains(claim)).toList(), why);
    }

    Map<OrderId, Refusal> refused() {
        return refused;
    }
}
