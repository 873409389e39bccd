package mall.promotion.flashsale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import mall.domain.inventory.OutOfStock;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Refusal;
import mall.domain.kernel.SkuId;
import mall.domain.orders.Placed;
import mall.domain.orders.Placed.Ordered;
import mall.domain.orders.Placed.Refused;
import mall.domain.orders.Purchase;
import mall.promotion.TeaHouse;
import mall.promotion.flashsale.FlashSaleRefusal.CampaignLimitReached;
import mall.promotion.flashsale.FlashSaleRefusal.LimitReached;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What the ledger says when the gate lets everybody in.
@MallTest
class FlashRaceTests {

    @Autowired
    TeaHouse house;

    @Autowired
    Rush rush;

    SkuId tea = SkuId.next();

    @BeforeEach
    void shelves() {
        tea = house.tea(50_00);
    }

    @Test
    void aHundredPurchasesOfOneMemberRaceForTheOneThatHeMayHave() {
        var session = rush.session(rush.run(Rush.rules(Rush.of(tea, 100, 1))));
        var liu = house.member();

        var race = Race.of(100, _ -> Rush.ordered(rush.buy(liu, session, tea, 1)));

        assertThat(race.winners()).hasSize(1);
        assertThat(race.losers()).hasSize(99).allMatch(LimitReached.class::isInstance);
        assertThat(rush.sold(lot(session))).isEqualTo(1);
    }

    @Test
    void aHundredBuyersRaceForOneUnit() {
        var session = rush.session(rush.run(Rush.rules(Rush.of(tea, 1, 1))));
        var buyers = members(100);

        var race = Race.of(100, number -> Rush.ordered(rush.buy(buyers.get(number), session, tea, 1)));

        assertThat(race.winners()).hasSize(1);
        assertThat(race.losers()).allMatch(OutOfStock.class::isInstance);
        assertThat(rush.sold(lot(session))).isEqualTo(1);
    }

    @Test
    void aMemberRacesThroughTheSessionsOfACampaignForItsLimit() {
        var cup = house.tea(20_00);
        var session = rush.session(rush.run(Rush.rules(3, Rush.of(tea, 50, 3), Rush.of(cup, 50, 3))));
        var liu = house.member();

        var race = Race.of(40, number -> Rush.ordered(rush.buy(liu, session, number % 2 == 0 ? tea : cup, 1)));

        assertThat(race.winners()).hasSize(3);
        assertThat(race.losers())
                .allMatch(loser -> loser instanceof CampaignLimitReached || loser instanceof LimitReached);
    }

    @Test
    void batchesOfTwoReplicasWithTheSameBuyersDoNotWaitForEachOtherInACircle() {
        var session = rush.session(rush.run(Rush.rules(Rush.of(tea, 500, 1))));
        var buyers = members(50);

        var race = Race.of(Collections.nCopies(6, (Callable<List<Placed>>) () -> {
            var shuffled = new ArrayList<>(buyers);
            Collections.shuffle(shuffled);
            return rush.buyAll(shuffled.stream()
                    .map(buyer -> Rush.purchase(buyer, session, tea, 1))
                    .toArray(Purchase[]::new));
        }));

        assertThat(race.losers()).isEmpty();
        assertThat(ordered(race.winners())).isEqualTo(50);
        assertThat(refusals(race.winners())).hasSize(250).allMatch(LimitReached.class::isInstance);
        assertThat(rush.sold(lot(session))).isEqualTo(50);
        assertThat(buyers)
                .allSatisfy(
                        buyer -> assertThat(rush.bought(buyer, lot(session))).isEqualTo(1));
    }

    @Test
    void oneBatchCountsWhatItsFirstPurchasesTookForTheNext() {
        var session = rush.session(rush.run(Rush.rules(Rush.of(tea, 10, 2))));
        var liu = house.member();

        var placed = rush.buyAll(
                Rush.purchase(liu, session, tea, 1),
                Rush.purchase(liu, session, tea, 2),
                Rush.purchase(liu, session, tea, 1));

        assertThat(placed)
                .satisfiesExactly(
                        one -> assertThat(one).isInstanceOf(Ordered.class),
                        two -> assertThat(((Refused) two).why()).isInstanceOf(LimitReached.class),
                        three -> assertThat(three).isInstanceOf(Ordered.class));
        assertThat(rush.bought(liu, lot(session))).isEqualTo(2);
    }

    @Test
    void cancellationsThatRaceGiveUnitsBackOnce() {
        var session = rush.session(rush.run(Rush.rules(Rush.of(tea, 10, 2))));
        var liu = house.member();
        var order = rush.order(liu, session, tea, 2);

        Race.of(10, _ -> house.cancel(order, liu));

        assertThat(rush.bought(liu, lot(session))).isZero();
        assertThat(rush.level(tea).allotted()).isEqualTo(10);
    }

    @Test
    void buyersRaceWithThoseWhoGiveBackAndEveryUnitIsSoldOnce() {
        var session = rush.session(rush.run(Rush.rules(Rush.of(tea, 20, 1))));
        var first = members(20);
        var orders =
                first.stream().map(buyer -> rush.order(buyer, session, tea, 1)).toList();
        var second = members(40);

        var race = Race.of(60, number -> {
            if (number < 20) house.cancel(orders.get(number), first.get(number));
            else Rush.ordered(rush.buy(second.get(number - 20), session, tea, 1));
        });
        assertThat(race.losers()).allMatch(OutOfStock.class::isInstance);
        second.forEach(buyer -> rush.buy(buyer, session, tea, 1));

        assertThat(rush.sold(lot(session))).isEqualTo(20);
        assertThat(rush.level(tea).allotted()).isZero();
    }

    private LotId lot(FlashSession session) {
        return new LotId(session.id(), tea);
    }

    private List<MemberId> members(int count) {
        return IntStream.range(0, count).mapToObj(_ -> house.member()).toList();
    }

    private static long ordered(List<List<Placed>> batches) {
        return batches.stream()
                .flatMap(List::stream)
                .filter(Ordered.class::isInstance)
                .count();
    }

    private static List<Refusal> refusals(List<List<Placed>> batches) {
        return batches.stream()
                .flatMap(List::stream)
                .filter(Refused.class::isInstance)
                .map(placed -> ((Refused) placed).why())
                .toList();
    }
}
