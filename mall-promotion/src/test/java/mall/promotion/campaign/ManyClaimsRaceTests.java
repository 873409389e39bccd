package mall.promotion.campaign;

import static mall.promotion.campaign.ManyClaims.many;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.promotion.cost.Statements;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Batches of orders that are placed at the same moment, and orders that are undone meanwhile.
@MallTest(properties = "mall.test.database=many-claims")
@Import({ManyClaims.class, Statements.class})
class ManyClaimsRaceTests {

    @Autowired
    ManyClaims claims;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void everythingIsGivenBack() {
        claims.assertThatCountsAreTrue();
        claims.releaseAll();
        claims.assertThatCountsAreTrue();
    }

    @Nested
    class BatchesAtOnce {

        @Test
        void keepALimitWhicheverWayRoundTheyTakeTheirMembers() {
            var campaign = claims.campaign(Audience.EVERYONE, new Limits(3, null));
            var members = Stream.generate(MemberId::next).limit(20).toList();

            var race = Race.of(
                    8,
                    number -> claims.claim(many(100, i -> {
                        var member = members.get((number % 2 == 0 ? i : 99 - i) % 20);
                        return claims.wanted(campaign, member, 5_00);
                    })));

            assertThat(race.losers()).isEmpty();
            assertThat(claims.live(campaign)).hasSize(60);
            assertThat(jdbc.sql("select distinct orders from campaign_member where campaign_id = :id")
                            .param("id", campaign.id())
                            .query(Integer.class)
                            .list())
                    .containsExactly(3);
        }

        @Test
        void keepTwoBudgetsWhicheverTheyWantFirst() {
            var spring = claims.campaign(Audience.EVERYONE, new Limits(null, Money.ofFen(152_00)));
            var autumn = claims.campaign(Audience.EVERYONE, new Limits(null, Money.ofFen(202_00)));

            var race = Race.of(
                    8,
                    number -> claims.claim(many(100, i -> {
                        var campaign = (i + number) % 2 == 0 ? spring : autumn;
                        return claims.wanted(campaign, MemberId.next(), 5_00);
                    })));

            assertThat(race.losers()).isEmpty();
            assertThat(claims.live(spring)).hasSize(30);
            assertThat(claims.live(autumn)).hasSize(40);
        }

        @Test
        void andOrdersThatAreUndoneNeverWaitInACircle() {
            var spring = claims.campaign(Audience.NEWCOMERS, new Limits(1, Money.ofFen(150_00)));
            var autumn = claims.campaign(Audience.NEWCOMERS, new Limits(1, Money.ofFen(150_00)));
            var members = Stream.generate(MemberId::next).limit(30).toList();

            var race = Race.of(8, number -> {
                for (int round = 0; round < 5; round++) {
                    var wanted = many(
                            30,
                            i -> claims.wanted(
                                    (i + number) % 2 == 0 ? spring : autumn,
                                    members.get(number % 3 == 0 ? i : 29 - i),
                                    5_00));
                    var refused = claims.claim(wanted);
                    wanted.stream()
                            .filter(one -> !refused.containsKey(one.order()))
                            .forEach(claims::release);
                }
            });

            assertThat(race.losers()).isEmpty();
            assertThat(claims.used(spring) + claims.used(autumn)).isZero();
            assertThat(claims.spent(spring) + claims.spent(autumn)).isZero();
        }
    }
}
