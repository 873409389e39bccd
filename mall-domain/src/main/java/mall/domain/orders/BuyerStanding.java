package mall.domain.orders;

import java.util.Set;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Refusal;

/// Whether a member may buy: known to whoever keeps the members, above.
public interface BuyerStanding {

    /// Asked in the transaction that sells to him: until it ends, nobody blocks or erases him.
    ///
    /// @throws Refusal when the member may not buy
    void requireMayBuy(MemberId member);

    /// The same for several, waiting for nobody: whoever is missing may not buy, or is being changed
    /// at this moment, which is found out for him alone.
    Set<MemberId> whoMayBuy(Set<MemberId> members);
}
