package mall.member.rewards;

/// Hands rewards of one kind over, in the transaction that grants or revokes. Implemented by the
/// capability that keeps what the reward is made of, as a small bean beside its door. Whoever calls
/// outside keeps a row and does so later.
public interface RewardDelivery<R extends Reward> {

    Class<R> kind();

    /// Says no before anybody is promised something that cannot be had: a coupon template that is
    /// gone. Asked when a campaign is saved.
    default void check(R reward) {}

    /// Hands it over, once for the id.
    void deliver(Granted<R> granted);

    /// Takes back as much of it as can be had back, once for the id.
    void revoke(Granted<R> granted);
}
