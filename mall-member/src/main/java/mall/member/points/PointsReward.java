package mall.member.points;

import java.time.Clock;
import mall.domain.settings.Settings;
import mall.member.ledger.Asset;
import mall.member.ledger.Counter;
import mall.member.ledger.Entry;
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

/// Points as a reward: to use at once. Points that were used by the time they are taken back are
/// owed, as far as the shop's settings allow.
@Component
class PointsReward implements RewardDelivery<Reward.Points> {

    private static final String KIND = "reward-points";

    private final Ledger ledger;
    private final Reversals reversals;
    private final Settings settings;
    private final Clock clock;

    PointsReward(Ledger ledger, Reversals reversals, Settings settings, Clock clock) {
        this.ledger = ledger;
        this.reversals = reversals;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Class<Reward.Points> kind() {
        return Reward.Points.class;
    }

    @Override
    public void deliver(Granted<Reward.Points> granted) {
        var value = Value.points(granted.reward().amount());
        var entry = Entry.ofShop(
                granted.member(), value, cause(granted), granted.cause().words());
        ledger.earn(entry, Counter.ISSUED, settings.of(PointsSettings.class).expiryOf(clock.instant()));
    }

    @Override
    public void revoke(Granted<Reward.Points> granted) {
        var undo = new Undo(
                granted.member(),
                Asset.POINTS,
                cause(granted),
                KIND,
                "奖励收回：" + granted.cause().words());
        reversals.takeBackAllBut(
                Kept.NOTHING, undo, settings.of(PointsSettings.class).floor());
    }

    private static LedgerCause cause(Granted<?> granted) {
        return LedgerCause.of(KIND, granted.id());
    }
}
