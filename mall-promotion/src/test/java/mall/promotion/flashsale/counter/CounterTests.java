package mall.promotion.flashsale.counter;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import mall.domain.orders.OrderId;
import mall.domain.orders.pricing.Choice;
import mall.domain.orders.pricing.PricingRefusal.ChoiceNotApplicable;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.editing.Merchant;
import mall.promotion.flashsale.FlashSaleRefusal.LimitReached;
import mall.promotion.flashsale.FlashSaleRefusal.NotStarted;
import mall.promotion.flashsale.FlashSaleRefusal.Over;
import mall.promotion.flashsale.FlashSaleRefusal.Paused;
import mall.promotion.flashsale.FlashSaleRefusal.SkuUnknown;
import mall.promotion.flashsale.FlashSession;
import mall.promotion.flashsale.FlashSessions;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.SaleFloor;
import mall.promotion.flashsale.SessionId;
import mall.promotion.flashsale.counter.CounterRefusal.PriceDiffers;
import mall.promotion.flashsale.counter.CounterRefusal.SoldOut;
import mall.promotion.flashsale.counter.CounterRefusal.TokenInvalid;
import mall.promotion.flashsale.counter.CounterRefusal.TokenUsed;
import mall.promotion.flashsale.counter.Outcome.Ordered;
import mall.promotion.flashsale.counter.Outcome.Refused;
import mall.promotion.flashsale.counter.Outcome.Waiting;
import mall.promotion.flashsale.gate.Admission;
import mall.promotion.flashsale.gate.Attempt;
import mall.promotion.flashsale.gate.Gate;
import mall.promotion.flashsale.gate.Verdict;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Ten teas, two for each member, with everything that runs beside a sale.
@MallTest(properties = "mall.jobs.enabled=true")
class CounterTests {

    @Autowired
    TeaHouse house;

    @Autowired
    SaleFloor floor;

    @Autowired
    Crowd crowd;

    @Autowired
    Counter counter;

    @Autowired
    Figures figures;

    @Autowired
    Gate gate;

    @Autowired
    Ledger ledger;

    @Autowired
    RefusedAdmissions refused;

    @Autowired
    Signatures signatures;

    @Autowired
    Merchant merchant;

    @Autowired
    FlashSessions sessions;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    SkuId tea;
    FlashSession session;
    LotId lot;
    MemberId liu;

    @BeforeEach
    void sale() {
        tea = house.tea(50_00);
        session = floor.open(tea, 10, 2);
        lot = crowd.atTheGate(session);
        liu = house.member();
    }

    @Nested
    class Somebody {

        @Test
        void hasHisOrderWhenHeIsAnswered() {
            var ordered = buy(liu, 2);

            assertThat(ordered.payable()).isEqualTo(SaleFloor.PRICE.times(2));
            assertThat(house.state(ordered.order())).isEqualTo("AWAITING_PAYMENT");
            assertThat(floor.sold(lot)).isEqualTo(2);
            awaitLeft(8);
        }

        @Test
        void whoAsksAgainGetsTheSameOrder() {
            var tap = crowd.tap(liu, lot, 1);

            var first = counter.buy(tap);
            var again = counter.buy(tap);

            assertThat(again).isEqualTo(first);
            assertThat(floor.sold(lot)).isEqualTo(1);
        }

        @Test
        void whoAsksTwentyTimesAtOnceHasOneOrder() {
            var tap = crowd.tap(liu, lot, 1);

            var race = Race.of(IntStream.range(0, 20)
                    .mapToObj(_ -> (Callable<Outcome>) () -> counter.buy(tap))
                    .toList());

            assertThat(race.losers()).isEmpty();
            assertThat(race.winners().stream().filter(Ordered.class::isInstance).distinct())
                    .hasSize(1);
            assertThat(floor.sold(lot)).isEqualTo(1);
        }

        @Test
        void findsHisOrderAlsoWhenAllIsSoldMeanwhile() {
            var tap = crowd.tap(liu, lot, 1);
            var first = counter.buy(tap);
            crowd.people(9).forEach(other -> buy(other, 1));
            assertThatThrownBy(() -> buy(house.member(), 1)).isInstanceOf(SoldOut.class);

            await().untilAsserted(() -> assertThat(counter.buy(tap)).isEqualTo(first));
        }

        @Test
        void findsHisOrderAlsoWhenTheSessionIsOver() {
            var tap = crowd.tap(liu, lot, 1);
            var first = counter.buy(tap);
            sessions.close(session.id(), Merchant.WANG);

            await().untilAsserted(() -> assertThat(counter.buy(tap)).isEqualTo(first));
        }

        @Test
        void usesATokenOnce() {
            var token = crowd.token(liu, lot);
            counter.buy(crowd.tap(liu, lot, 1, token, "first-key"));

            assertRefused(crowd.tap(liu, lot, 1, token, "second-key"), TokenUsed.class);
        }

        @Test
        void cannotUseSomebodyElsesToken() {
            var others = crowd.token(house.member(), lot);

            assertRefused(crowd.tap(liu, lot, 1, others, "some-key"), TokenInvalid.class);
        }

        @Test
        void cannotUseAnotherSessionsToken() {
            var elsewhere = Crowd.lotOf(floor.open(house.tea(50_00), 10, 2));

            assertRefused(crowd.tap(liu, lot, 1, crowd.token(liu, elsewhere), "some-key"), TokenInvalid.class);
        }

        @Test
        void getsNoMoreThanTheLimitAtOnce() {
            assertRefused(crowd.tap(liu, lot, 3), LimitReached.class);
        }

        @Test
        void getsNoMoreThanTheLimitByAHundredRequests() {
            var taps = IntStream.range(0, 100)
                    .mapToObj(_ -> crowd.tap(liu, lot, 1))
                    .toList();

            var race = Race.of(taps.stream()
                    .map(tap -> (Callable<Outcome>) () -> counter.buy(tap))
                    .toList());

            assertThat(race.winners()).hasSize(2).allMatch(Ordered.class::isInstance);
            assertThat(race.losers()).hasSize(98).allMatch(LimitReached.class::isInstance);
            assertThat(floor.sold(lot)).isEqualTo(2);
        }

        @Test
        void getsNothingThatTheSessionDoesNotSell() {
            var cup = new LotId(session.id(), house.tea(20_00));

            assertThatThrownBy(() -> counter.buy(crowd.tap(liu, cup, 1))).isInstanceOf(SkuUnknown.class);
        }

        @Test
        void getsNothingOfASessionThatIsNone() {
            var nowhere = new LotId(SessionId.next(), tea);

            assertThatThrownBy(() -> counter.buy(crowd.tap(liu, nowhere, 1))).isInstanceOf(NotFound.class);
        }

        @Test
        void isNeitherTooEarlyNorTooLate() {
            var later = Crowd.lotOf(floor.later(house.tea(50_00), 10));
            assertThatThrownBy(() -> counter.buy(crowd.tap(liu, later, 1))).isInstanceOf(NotStarted.class);

            merchant.pause(session.campaign());
            assertRefused(crowd.tap(liu, lot, 1), Paused.class);

            merchant.end(session.campaign());
            assertRefused(crowd.tap(liu, lot, 1), Over.class);
        }

        @Test
        void isToldBeforehandWhatDoesNotGoWithThePrice() {
            var coupon = new Choice("coupon", SkuId.next().toString());

            assertRefused(crowd.tap(liu, lot, 1, coupon), ChoiceNotApplicable.class);
            assertThat(left()).isEqualTo(10);
        }
    }

    @Nested
    class ACrowd {

        @Test
        void getsAllThereIsAndNoMore() {
            var taps = crowd.people(50).stream()
                    .map(member -> crowd.tap(member, lot, 1))
                    .toList();

            var race = Race.of(taps.stream()
                    .map(tap -> (Callable<Outcome>) () -> counter.buy(tap))
                    .toList());

            assertThat(race.winners()).hasSize(10).allMatch(Ordered.class::isInstance);
            assertThat(race.losers()).hasSize(40).allMatch(SoldOut.class::isInstance);
            assertThat(floor.sold(lot)).isEqualTo(10);
            awaitLeft(0);
        }

        @Test
        void getsWhatOneGivesBack() {
            var orders = crowd.people(10).stream().map(member -> buy(member, 1)).toList();
            var first = buyerOf(orders.getFirst().order());
            assertThatThrownBy(() -> buy(liu, 1)).isInstanceOf(SoldOut.class);

            house.cancel(orders.getFirst().order(), first);

            await().ignoreException(SoldOut.class)
                    .untilAsserted(() -> assertThat(buy(liu, 1)).isInstanceOf(Ordered.class));
            assertThat(floor.sold(lot)).isEqualTo(10);
            assertThatThrownBy(() -> buy(house.member(), 1)).isInstanceOf(SoldOut.class);
        }

        @Test
        void isCounted() {
            buy(liu, 2);
            assertRefused(crowd.tap(liu, lot, 3), LimitReached.class);
            assertRefused(crowd.tap(liu, lot, 1, "made up", "some-key"), TokenInvalid.class);

            await().untilAsserted(() -> {
                var counted = figures.of(session.id()).get(tea);
                assertThat(counted).isNotNull();
                assertThat(counted.attempted()).isEqualTo(3);
                assertThat(counted.admitted()).isEqualTo(1);
                assertThat(counted.ordered()).isEqualTo(1);
                assertThat(counted.refused())
                        .containsEntry("flash-sale-limit-reached", 1L)
                        .containsEntry("attempt-token-invalid", 1L);
            });
        }
    }

    @Nested
    class WhoWasLetIn {

        @Test
        void isNobodyWhoAgreedToAnotherPrice() {
            var tap = crowd.tap(liu, lot, 1);
            var agreedToLess = new Tap(lot, 1, tap.token(), tap.address(), List.of(), null, Money.ofFen(1), tap.key());

            assertThatThrownBy(() -> counter.buy(agreedToLess)).isInstanceOf(PriceDiffers.class);

            assertThat(left()).isEqualTo(10);
            assertThat(counter.buy(tap)).as("his token is good still").isInstanceOf(Ordered.class);
        }

        @Test
        void givesHisUnitBackWhenHisAddressIsNotHis() {
            var tap = crowd.tap(liu, lot, 1);
            var others = crowd.tap(house.member(), lot, 1).address();

            var outcome =
                    counter.buy(new Tap(lot, 1, tap.token(), others, List.of(), null, SaleFloor.PRICE, tap.key()));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Refused.class, no -> assertThat(no.why()).isInstanceOf(NotFound.class));
            awaitLeft(10);
        }

        @Test
        void andWhoseProcessDiedGetsHisOrderFromAnotherOne() {
            var ticket = letIn(crowd.tap(liu, lot, 1));
            assertThat(counter.outcome(ticket, liu)).isInstanceOf(Waiting.class);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(counter.outcome(ticket, liu)).isInstanceOf(Ordered.class));

            assertThat(floor.sold(lot)).isEqualTo(1);
            awaitLeft(9);
        }

        @Test
        void andWasRefusedStaysRefusedWhenTheGateDidNotHearOfIt() {
            var attempt = attempt(crowd.tap(liu, lot, 1), clock.instant());
            var place = place(attempt);
            refused.note(Map.of(place, new Refused(new SoldOut(false))));
            var unreadable = new Attempt(
                    lot, house.member(), Ids.next(), "key", 1, clock.instant().truncatedTo(MILLIS), "nonsense");
            gate.admit(unreadable);
            var ticket = Ticket.of(place.admission()).text(liu, signatures);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(gate.level(lot).orElseThrow().pending()).isZero());

            assertThat(counter.outcome(ticket, liu)).isInstanceOf(Refused.class);
            assertThat(floor.sold(lot)).isZero();
        }

        @Test
        void longAgoAndHasHisOrderIsNotToldThatNothingCameOfIt() {
            var longAgo = clock.instant().minus(Ledger.GOOD_FOR).minusSeconds(1);
            var place = place(attempt(crowd.tap(liu, lot, 1), clock.instant()));
            var made = ledger.decide(List.of(place)).outcomes().get(place);

            var late = place(new Attempt(
                    lot,
                    liu,
                    place.admission().id(),
                    place.form().hash(),
                    1,
                    longAgo,
                    place.admission().request()));
            var decided = ledger.decide(List.of(late));

            assertThat(decided.outcomes().get(late)).isEqualTo(made).isInstanceOf(Ordered.class);
            assertThat(decided.news()).as("it is counted once").isEmpty();
        }

        @Test
        void withAnAddressOfSomebodyInTheSameBatchDoesNotGetIt() {
            var mine = place(attempt(crowd.tap(liu, lot, 1), clock.instant()));
            var wang = house.member();
            var tap = crowd.tap(wang, lot, 1);
            var theirs = place(attempt(
                    new Tap(lot, 1, tap.token(), mine.form().address(), List.of(), null, SaleFloor.PRICE, tap.key()),
                    clock.instant()));

            for (var batch : List.of(List.of(mine, theirs), List.of(theirs, mine))) {
                var outcomes = ledger.decide(batch).outcomes();

                assertThat(outcomes.get(mine)).isInstanceOf(Ordered.class);
                assertThat(outcomes.get(theirs)).isInstanceOf(Refused.class);
            }
        }

        @Test
        void longAgoGetsNothingAndIsToldSo() {
            var tap = crowd.tap(liu, lot, 1);
            var longAgo =
                    clock.instant().minus(Ledger.GOOD_FOR).minusSeconds(60).truncatedTo(MILLIS);
            var ticket = new Ticket(attempt(tap, longAgo).token(), longAgo).text(liu, signatures);

            assertThat(counter.outcome(ticket, liu)).isInstanceOf(Refused.class);
        }

        @Test
        void asksWithHisOwnTicketOnly() {
            var ticket = letIn(crowd.tap(liu, lot, 1));

            assertThatThrownBy(() -> counter.outcome(ticket, house.member())).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> counter.outcome("made-up", liu)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> counter.outcome(crowd.token(liu, lot), liu))
                    .isInstanceOf(NotFound.class);
        }

        /// By a process that dies before it can place his order.
        private String letIn(Tap tap) {
            var verdict = (Verdict.Admitted) gate.admit(attempt(tap, clock.instant()));
            return Ticket.of(verdict.admission()).text(tap.member(), signatures);
        }

        /// As another process left it.
        private Place place(Attempt attempt) {
            var admission = new Admission(
                    attempt.lot(), attempt.token(), attempt.member(), attempt.units(), attempt.at(), attempt.request());
            gate.admit(attempt);
            return new Place(admission, Form.read(attempt.request()), true);
        }

        private static Attempt attempt(Tap tap, Instant at) {
            var form = Form.of(tap);
            return new Attempt(
                    tap.lot(),
                    tap.member(),
                    Ids.next(),
                    form.hash(),
                    tap.units(),
                    at.truncatedTo(MILLIS),
                    form.write());
        }
    }

    private Ordered buy(MemberId member, int units) {
        return (Ordered) counter.buy(crowd.tap(member, lot, units));
    }

    private void assertRefused(Tap tap, Class<? extends Throwable> why) {
        var sold = floor.sold(lot);
        assertThatThrownBy(() -> counter.buy(tap)).isInstanceOf(why);
        assertThat(floor.sold(lot)).isEqualTo(sold);
    }

    private MemberId buyerOf(OrderId order) {
        return new MemberId(jdbc.sql("select buyer_id from customer_order where id = :id")
                .param("id", order.id())
                .query(UUID.class)
                .single());
    }

    private int left() {
        return gate.level(lot).orElseThrow().left();
    }

    /// And nobody is on his way any more.
    private void awaitLeft(int units) {
        await().untilAsserted(() -> {
            var level = gate.level(lot).orElseThrow();
            assertThat(level.left()).isEqualTo(units);
            assertThat(level.pending()).isZero();
        });
    }
}
