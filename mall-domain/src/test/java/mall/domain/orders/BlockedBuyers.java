package mall.domain.orders;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Refusal;
import org.springframework.boot.test.context.TestComponent;

/// Wang may not buy.
@TestComponent
class BlockedBuyers implements BuyerStanding {

    static final MemberId WANG = MemberId.next();

    private final Set<MemberId> blocked = ConcurrentHashMap.newKeySet();

    BlockedBuyers() {
        block(WANG);
    }

    void block(MemberId member) {
        blocked.add(member);
    }

    @Override
    public void requireMayBuy(MemberId member) {
        if (blocked.contains(member)) throw new Blocked();
    }

    @Override
    public Set<MemberId> whoMayBuy(Set<MemberId> members) {
        return members.stream().filter(member -> !blocked.contains(member)).collect(Collectors.toSet());
    }

    static final class Blocked extends Refusal {
        Blocked() {
            super("member-blocked");
        }
    }
}
