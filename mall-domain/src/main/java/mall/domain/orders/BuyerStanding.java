package mall.domain.orders;

import mall.domain.kernel.MemberId;
import mall.domain.kernel.Refusal;

/// Whether a member may buy: known to whoever keeps the members, above.
public interface BuyerStanding {

    /// @throws Refusal when the member may not buy; asked on every placing
    void requireMayBuy(MemberId member);
}
