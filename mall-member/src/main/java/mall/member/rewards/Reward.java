package mall.member.rewards;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;

/// Something that a member gets for what he did. Who hands it over is said by a [RewardDelivery];
/// a kind that nobody delivers cannot be promised.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reward.Points.class, name = "POINTS"),
    @JsonSubTypes.Type(value = Reward.Growth.class, name = "GROWTH"),
    @JsonSubTypes.Type(value = Reward.CouponGrant.class, name = "COUPON"),
    @JsonSubTypes.Type(value = Reward.Balance.class, name = "BALANCE"),
    @JsonSubTypes.Type(value = Reward.Gift.class, name = "GIFT"),
    @JsonSubTypes.Type(value = Reward.DrawChance.class, name = "DRAW_CHANCE"),
    @JsonSubTypes.Type(value = Reward.Badge.class, name = "BADGE")
})
public sealed interface Reward {

    /// More of anything than one reward is worth.
    long MOST = 1_000_000_000L;

    /// 积分: to use at once, for as long as points last.
    record Points(@Min(1) @Max(MOST) long amount) implements Reward {}

    /// 成长值: what levels are reached by.
    record Growth(@Min(1) @Max(MOST) long amount) implements Reward {}

    /// 优惠券: one coupon of a template.
    record CouponGrant(@NotNull UUID template) implements Reward {}

    /// 余额: stored value that nobody paid for.
    record Balance(@NotNull @Valid Money amount) implements Reward {}

    /// 赠品: goods, as an order of ¥0.
    record Gift(@NotNull SkuId sku, @Min(1) @Max(100) int quantity) implements Reward {}

    /// 抽奖机会: turns in a draw.
    record DrawChance(@NotNull UUID draw, @Min(1) @Max(100) int chances) implements Reward {}

    /// 徽章: shown, and worth nothing else.
    record Badge(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}")
            String code) implements Reward {}
}
