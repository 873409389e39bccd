package mall.domain.orders;

import mall.domain.kernel.MemberId;
import mall.domain.kernel.Refusal;
import org.springframework.boot.test.context.TestComponent;

/// Wang may not buy.
@TestComponent
class BlockedBuyers implements BuyerStanding {

    static final MemberId WANG = MemberId.next();

    @Override
    public void requireMayBuy(MemberId member) {
        if (member.equals(WANG)) throw new Blocked();
    }

    static final class Blocked extends Refusal {
        Blocked() {
            super("member-blocked");
        }
    }
}
