package mall.member.rewards;

import mall.domain.kernel.Refusal;

/// Why something cannot be promised.
public abstract sealed class RewardRefusal extends Refusal {

    private RewardRefusal(String code, Object... facts) {
        super(code, facts);
    }

    /// Nobody in this mall delivers that kind.
    public static final class NobodyDelivers extends RewardRefusal {
        NobodyDelivers(String kind) {
            super("reward-kind-not-delivered", "kind", kind);
        }
    }
}
