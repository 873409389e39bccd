package mall.promotion.flashsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import mall.domain.inventory.StockLevel;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Invalid;
import mall.domain.kernel.Invalid.Fault;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.ShopClock;
import mall.domain.kernel.SkuId;
import mall.domain.orders.Placed.Ordered;
import mall.domain.orders.Placed.Refused;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.Period;
import mall.promotion.campaign.editing.CampaignViews;
import mall.promotion.campaign.editing.Merchant;
import mall.promotion.flashsale.FlashRules.Item;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Of each tea there are a thousand in store.
@MallTest
class SessionPlanningTests {

    static final Actor WANG = Merchant.WANG;

    @Autowired
    TeaHouse house;

    @Autowired
    Merchant merchant;

    @Autowired
    CampaignViews campaigns;

    @Autowired
    Rush rush;

    @Autowired
    FlashSessions sessions;

    @Autowired
    SessionClock sessionClock;

    @Autowired
    LotBook book;

    @Autowired
    ShopClock clock;

    Duration moved = Duration.ZERO;
    SkuId tea = SkuId.next();
    MemberId liu = MemberId.next();

    @BeforeEach
    void shelves() {
        tea = house.tea(50_00);
        liu = house.member();
    }

    @AfterEach
    void now() {
        clock.advance(moved.negated());
    }

    void later(Duration by) {
        moved = moved.plus(by);
        clock.advance(by);
    }

    @Test
    void schedulingSetsTheUnitsAside() {
        var campaign = rush.run(Rush.rules(Rush.of(tea, 100, 1)));

        assertLevel(1_000, 0, 100, 900);
        var lot = rush.session(campaign).lots().getFirst();
        assertThat(book.read(lot.id())).hasValueSatisfying(record -> {
            assertThat(record.open()).isTrue();
            assertThat(record.quota()).isEqualTo(100);
            assertThat(record.free()).isEqualTo(100);
            assertThat(record.boughtByMember()).isEmpty();
        });
        assertThat(book.current(clock.instant(), clock.instant().plusSeconds(1)))
                .contains(lot.id());
    }

    @Test
    void schedulingIsRefusedWithAPointerWhereTheStockIsShortAndNothingIsSetAside() {
        var cup = house.tea(20_00);
        var draft = merchant.draft(
                FlashSale.CODE, rush.terms(merchant.today(), Rush.rules(Rush.of(cup, 10, 1), Rush.of(tea, 1_001, 1))));

        var refused = catchThrowableOfType(Invalid.class, () -> merchant.schedule(draft));

        assertThat(refused.faults())
                .extracting(Fault::pointer, Fault::rule)
                .containsExactly(tuple("/rules/items/1/quota", "out-of-stock"));
        assertLevel(1_000, 0, 0, 1_000);
        assertThat(rush.level(cup).allotted()).isZero();
        assertThat(rush.sessions(draft)).isEmpty();
    }

    @Test
    void ofTwoCampaignsThatWantTheLastUnitsOneIsScheduled() {
        var drafts = List.of(draft(600), draft(600), draft(600), draft(600));

        var race = Race.of(4, number -> merchant.schedule(drafts.get(number)));

        assertThat(race.winners()).hasSize(1);
        assertThat(race.losers()).hasSize(3).allMatch(Invalid.class::isInstance);
        assertLevel(1_000, 0, 600, 400);
    }

    @Test
    void campaignsForTheSameTeasInDifferentOrderDoNotWaitForEachOtherInACircle() {
        var cup = house.tea(20_00);
        var race = Race.of(8, number -> {
            var items = number % 2 == 0
                    ? Rush.rules(Rush.of(tea, 10, 1), Rush.of(cup, 10, 1))
                    : Rush.rules(Rush.of(cup, 10, 1), Rush.of(tea, 10, 1));
            rush.run(items);
        });

        assertThat(race.losers()).isEmpty();
        assertLevel(1_000, 0, 80, 920);
    }

    @Test
    void aPriceThatIsNoLowerIsRefused() {
        var terms = rush.terms(merchant.today(), Rush.rules(new Item(tea, Money.ofFen(50_00), 10, 1)));

        var refused = catchThrowableOfType(Invalid.class, () -> merchant.draft(FlashSale.CODE, terms));

        assertThat(refused.faults()).extracting(Fault::pointer).containsExactly("/rules/items/0/priceFen");
    }

    @Nested
    class BeforeItsSessionOpens {

        CampaignId campaign = CampaignId.next();

        @BeforeEach
        void tomorrow() {
            campaign = rush.run(tomorrowMorning(), Rush.rules(Rush.of(tea, 100, 1)));
        }

        @Test
        void anEditMovesUnitsAndKeepsTheSession() {
            var before = rush.session(campaign);
            merchant.edit(campaign, rush.terms(tomorrowMorning(), Rush.rules(Rush.of(tea, 60, 2))));

            var after = rush.session(campaign);
            assertThat(after.id()).isEqualTo(before.id());
            assertThat(after.lots().getFirst().limitPerMember()).isEqualTo(2);
            assertLevel(1_000, 0, 60, 940);
        }

        @Test
        void anEditOfItsTimeGivesAllBackAndCarvesAnew() {
            var before = rush.session(campaign);
            var later = new Period(
                    tomorrowMorning().from().plus(Duration.ofHours(1)),
                    tomorrowMorning().until());
            merchant.edit(campaign, rush.terms(later, Rush.rules(Rush.of(tea, 1_000, 2))));

            assertThat(rush.session(campaign).id()).isNotEqualTo(before.id());
            assertThat(book.read(before.lots().getFirst().id())).isEmpty();
            assertLevel(1_000, 0, 1_000, 0);
        }

        @Test
        void anEditThatTheStockCannotBearChangesNothing() {
            var refused = catchThrowableOfType(
                    Invalid.class,
                    () -> merchant.edit(campaign, rush.terms(tomorrowMorning(), Rush.rules(Rush.of(tea, 1_001, 2)))));

            assertThat(refused.faults()).extracting(Fault::pointer).containsExactly("/rules/items/0/quota");
            assertThat(rush.session(campaign).lots().getFirst().quota()).isEqualTo(100);
            assertLevel(1_000, 0, 100, 900);
        }

        @Test
        void endingTheCampaignGivesTheUnitsBack() {
            merchant.end(campaign);
            sessionClock.giveBack();
            assertLevel(1_000, 0, 100, 900);

            later(Duration.ofSeconds(121));
            sessionClock.giveBack();

            assertLevel(1_000, 0, 0, 1_000);
        }
    }

    @Nested
    class WhileItsSessionIsOpen {

        CampaignId campaign = CampaignId.next();

        @BeforeEach
        void open() {
            campaign = rush.run(Rush.rules(Rush.of(tea, 100, 2)));
            Rush.ordered(rush.buy(liu, rush.session(campaign), tea, 2));
        }

        @Test
        void anEditAddsUnitsAndLeavesItsPriceAlone() {
            var dearer = new Item(tea, Money.ofFen(19_90), 150, 1);
            merchant.edit(campaign, rush.terms(campaigns.require(campaign).period(), Rush.rules(dearer)));

            var lot = rush.session(campaign).lots().getFirst();
            assertThat(lot.quota()).isEqualTo(150);
            assertThat(lot.price()).isEqualTo(Rush.PRICE);
            assertThat(lot.limitPerMember()).isEqualTo(2);
            assertLevel(1_000, 2, 148, 850);
        }

        @Test
        void aPauseStopsItAndItsEndGivesNothingBackYet() {
            merchant.pause(campaign);

            assertThat(record().open()).isFalse();
            assertThat(rush.buy(house.member(), rush.session(campaign), tea, 1)).isInstanceOf(Refused.class);
            merchant.resume(campaign);
            assertThat(record().open()).isTrue();
            assertThat(record().free()).isEqualTo(98);
            assertThat(record().boughtByMember()).containsOnly(entry(liu, 2));
        }

        @Test
        void closedEarlyItGivesBackWhatIsLeftLaterAndOnce() {
            sessions.close(rush.session(campaign).id(), WANG);
            assertThat(rush.buy(house.member(), rush.session(campaign), tea, 1)).isInstanceOf(Refused.class);
            sessionClock.giveBack();
            assertLevel(1_000, 2, 98, 900);

            later(Duration.ofSeconds(121));
            Race.of(8, _ -> sessionClock.giveBack());

            assertLevel(1_000, 2, 0, 998);
            assertThat(record().open()).isFalse();
            assertThat(record().free()).isZero();
        }

        @Test
        void whoeverTakesUpWhatOthersLeftFindsItAlsoWhenItsUnitsWereGivenBack() {
            var session = rush.session(campaign).id();
            sessions.close(session, WANG);
            later(Duration.ofSeconds(121));
            sessionClock.giveBack();

            var now = clock.instant();
            assertThat(book.current(now.minus(Duration.ofMinutes(3)), now)).contains(new LotId(session, tea));
            assertThat(book.current(now, now)).doesNotContain(new LotId(session, tea));
        }

        @Test
        void whoeverWasLetInBeforeItsEndIsStillServedForAWhile() {
            var now = clock.instant();
            var soon =
                    rush.run(new Period(now.minusSeconds(60), now.plusSeconds(10)), Rush.rules(Rush.of(tea, 100, 2)));

            later(Duration.ofSeconds(20));
            merchant.expire();
            assertThat(rush.buy(house.member(), rush.session(soon), tea, 1)).isInstanceOf(Refused.class);
            assertThat(rush.buy(house.member(), rush.session(soon), tea, 1, now))
                    .isInstanceOf(Ordered.class);

            later(Duration.ofSeconds(121));
            merchant.expire();
            assertThat(rush.buy(house.member(), rush.session(soon), tea, 1, now))
                    .isInstanceOf(Refused.class);
        }

        @Test
        void onlyWhatIsOpenCanBeClosed() {
            var session = rush.session(campaign).id();
            sessions.close(session, WANG);

            assertThatThrownBy(() -> sessions.close(session, WANG)).isInstanceOf(FlashSaleRefusal.SessionNotOpen.class);
        }

        private LotBook.LotRecord record() {
            return book.read(new LotId(rush.session(campaign).id(), tea)).orElseThrow();
        }
    }

    private Period tomorrowMorning() {
        var now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        return new Period(now.plus(Duration.ofHours(24)), now.plus(Duration.ofHours(30)));
    }

    private CampaignId draft(int quota) {
        return merchant.draft(FlashSale.CODE, rush.terms(merchant.today(), Rush.rules(Rush.of(tea, quota, 1))));
    }

    private void assertLevel(int onHand, int reserved, int allotted, int available) {
        assertThat(rush.level(tea)).isEqualTo(new StockLevel(onHand, reserved, allotted, available, 0));
    }
}
