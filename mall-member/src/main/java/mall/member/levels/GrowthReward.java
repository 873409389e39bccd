package mall.member.levels;

import mall.member.ledger.Asset;
import mall.member.ledger.Counter;
import mall.member.ledger.Entry;
import mall.member.ledger.Expiry;
import mall.member.ledger.Floor;
import mall.member.ledger.Kept;
import mall.member.ledger.Ledger;
import mall.member.ledger.LedgerCause;
import mall.member.ledger.Reversals;
import mall.member.ledger.Undo;
import mall.member.ledger.Value;
import mall.member.rewards.Granted;
import mall.member.rewards.Reward;
import mall.member.rewards.RewardDelivery;
import org.springframework.stereotype.Component;

/// Growth as a reward. It does not expire, and since nobody spends it, it is there when it is taken
/// back.
@Component
class GrowthReward implements RewardDelivery<Reward.Growth> {

    private static final String KIND = "reward-growth";

    private final Ledger ledger;
    private final Reversals reversals;

    GrowthReward(Ledger ledger, Reversals reversals) {
        this.ledger = ledger;
        this.reversals = reversals;
    }

    @Override
    public Class<Reward.Growth> kind() {
        return Reward.Growth.class;
    }

    @Override
    public void deliver(Granted<Reward.Growth> granted) {
        var value = Value.growth(granted.reward().amount());
        var entry = Entry.ofShop(
                granted.member(), value, cause(granted), granted.cause().words());
        ledger.earn(entry, Counter.ISSUED, Expiry.NEVER);
    }

    @Override
    public void revoke(Granted<Reward.Growth> granted) {
        var undo = new Undo(
                granted.member(),
                Asset.GROWTH,
                cause(granted),
                KIND,
                "奖励收回：" + granted.cause().words());
        reversals.takeBackAllBut(Kept.NOTHING, undo, Floor.ZERO);
    }

    private static LedgerCause cause(Granted<?> granted) {
        return LedgerCause.of(KIND, granted.id());
    }
}
