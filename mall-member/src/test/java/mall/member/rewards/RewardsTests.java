package mall.member.rewards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.member.ledger.Asset;
import mall.member.ledger.Balance;
import mall.member.ledger.Counter;
import mall.member.ledger.Entry;
import mall.member.ledger.Ledger;
import mall.member.ledger.LedgerCause;
import mall.member.ledger.LedgerViews;
import mall.member.ledger.Value;
import mall.member.rewards.Reward.Growth;
import mall.member.rewards.Reward.Points;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@MallTest
class RewardsTests {

    @Autowired
    Rewards rewards;

    @Autowired
    Ledger ledger;

    @Autowired
    LedgerViews views;

    @Autowired
    JsonMapper json;

    final MemberId liu = MemberId.next();
    final RewardCause checkIn = new RewardCause("check-in", Ids.next().toString(), "每日签到");

    Balance points() {
        return views.balance(liu, Asset.POINTS);
    }

    @Test
    void allThatACauseBringsArrivesAtOnce() {
        assertThat(rewards.grant(liu, List.of(new Points(30), new Growth(5)), checkIn))
                .isTrue();

        assertThat(points().usable()).isEqualTo(30);
        assertThat(views.balance(liu, Asset.GROWTH).usable()).isEqualTo(5);
        assertThat(views.statement(liu, Asset.POINTS, null, 5).items())
                .extracting(line -> line.words())
                .containsExactly("每日签到");
    }

    @Test
    void oneCauseRewardsAMemberOnceAndAnotherMemberToo() {
        var wang = MemberId.next();

        assertThat(rewards.grant(liu, List.of(new Points(30)), checkIn)).isTrue();
        assertThat(rewards.grant(liu, List.of(new Points(99)), checkIn)).isFalse();
        assertThat(rewards.grant(wang, List.of(new Points(30)), checkIn)).isTrue();

        assertThat(points().usable()).isEqualTo(30);
    }

    @Test
    void oneCauseToldByTwentyRewardsOnce() {
        var race = Race.of(20, _ -> rewards.grant(liu, List.of(new Points(10), new Points(20)), checkIn));

        assertThat(race.losers()).isEmpty();
        assertThat(points().usable()).isEqualTo(30);
    }

    @Test
    void whatACauseBroughtIsTakenBackOnce() {
        rewards.grant(liu, List.of(new Points(10), new Points(20), new Growth(5)), checkIn);

        var race = Race.of(10, _ -> rewards.revoke(liu, checkIn));

        assertThat(race.losers()).isEmpty();
        assertThat(points()).isEqualTo(new Balance(Asset.POINTS, 0, 0, 0));
        assertThat(views.balance(liu, Asset.GROWTH).usable()).isZero();
        assertThat(rewards.grant(liu, List.of(new Points(10)), checkIn)).isFalse();
    }

    @Test
    void whatWasUsedMeanwhileIsOwed() {
        rewards.grant(liu, List.of(new Points(30)), checkIn);
        ledger.spend(Entry.ofShop(liu, Value.points(20), LedgerCause.of("test", Ids.next()), "兑换"), Counter.SPENT);

        rewards.revoke(liu, checkIn);

        assertThat(points()).isEqualTo(new Balance(Asset.POINTS, 0, 0, 20));
    }

    @Test
    void nothingIsTakenBackForWhatBroughtNothing() {
        rewards.revoke(liu, checkIn);

        assertThat(rewards.grant(liu, List.of(new Points(30)), checkIn)).isTrue();
    }

    @Test
    void aKindThatNobodyDeliversIsRefusedAndUndoesTheRest() {
        List<Reward> promised = List.of(new Points(30), new Reward.Badge("first-order"));

        assertThatExceptionOfType(RewardRefusal.NobodyDelivers.class)
                .isThrownBy(() -> rewards.check(promised))
                .satisfies(no -> assertThat(no.facts()).containsEntry("kind", "Badge"));
        assertThatThrownBy(() -> rewards.grant(liu, promised, checkIn))
                .isInstanceOf(RewardRefusal.NobodyDelivers.class);
        assertThat(points().usable()).isZero();
        assertThat(rewards.grant(liu, List.of(new Points(30)), checkIn)).isTrue();
    }

    static Stream<Reward> everyKind() {
        return Stream.of(
                new Points(1),
                new Growth(2),
                new Reward.CouponGrant(UUID.randomUUID()),
                new Reward.Balance(Money.ofFen(300)),
                new Reward.Gift(SkuId.next(), 1),
                new Reward.DrawChance(UUID.randomUUID(), 3),
                new Reward.Badge("first-order"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void isStoredAsItIsRead(Reward reward) {
        assertThat(json.readValue(json.writeValueAsString(reward), Reward.class))
                .isEqualTo(reward);
    }
}
