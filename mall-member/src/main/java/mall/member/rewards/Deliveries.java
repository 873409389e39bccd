package mall.member.rewards;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Finds who delivers what.
@Component
class Deliveries {

    private final ObjectProvider<RewardDelivery<?>> all;

    Deliveries(ObjectProvider<RewardDelivery<?>> all) {
        this.all = all;
    }

    void check(Reward reward) {
        check(of(reward), reward);
    }

    void deliver(Granted<?> granted) {
        deliver(of(granted.reward()), granted);
    }

    void revoke(Granted<?> granted) {
        revoke(of(granted.reward()), granted);
    }

    private RewardDelivery<?> of(Reward reward) {
        return all.stream()
                .filter(delivery -> delivery.kind().isInstance(reward))
                .findFirst()
                .orElseThrow(
                        () -> new RewardRefusal.NobodyDelivers(reward.getClass().getSimpleName()));
    }

    private static <R extends Reward> void check(RewardDelivery<R> delivery, Reward reward) {
        delivery.check(delivery.kind().cast(reward));
    }

    private static <R extends Reward> void deliver(RewardDelivery<R> delivery, Granted<?> granted) {
        delivery.deliver(typed(delivery, granted));
    }

    private static <R extends Reward> void revoke(RewardDelivery<R> delivery, Granted<?> granted) {
        delivery.revoke(typed(delivery, granted));
    }

    private static <R extends Reward> Granted<R> typed(RewardDelivery<R> delivery, Granted<?> granted) {
        return new Granted<>(granted.id(), granted.member(), delivery.kind().cast(granted.reward()), granted.cause());
    }
}
