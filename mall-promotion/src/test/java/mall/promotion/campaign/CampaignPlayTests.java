package mall.promotion.campaign;

import static mall.promotion.TeaHouse.basket;
import static mall.promotion.TeaHouse.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.ShopCalendar;
import mall.domain.kernel.SkuId;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderSource;
import mall.domain.orders.pricing.Claimed;
import mall.domain.orders.pricing.PricedQuote;
import mall.domain.orders.pricing.Pricing;
import mall.domain.orders.pricing.Quote;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.CampaignRefusal.CampaignChanged;
import mall.promotion.campaign.Slots.Slot;
import mall.promotion.campaign.editing.CampaignDraft;
import mall.promotion.campaign.editing.CampaignViews;
import mall.promotion.campaign.editing.Merchant;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// When a campaign takes effect, and what an order keeps of it.
@MallTest
class CampaignPlayTests {

    @Autowired
    Tasting play;

    @Autowired
    TeaHouse house;

    @Autowired
    Merchant merchant;

    @Autowired
    CampaignViews views;

    @Autowired
    Pricing pricing;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    SkuId tea = SkuId.next();

    MemberId liu = MemberId.next();

    @BeforeEach
    void shelves() {
        tea = house.tea(50_00);
        liu = house.member();
    }

    @Nested
    class Time {

        @Test
        void aCampaignIsThereFromItsFirstInstantAndGoneAtItsLast() {
            var period =
                    new Period(clock.instant().plusSeconds(600), clock.instant().plusSeconds(1200));
            merchant.run(Tasting.CODE, draft(period, Slots.ALL_DAY));

            assertThat(proposalsAt(period.from().minusNanos(1))).isEmpty();
            assertThat(proposalsAt(period.from())).hasSize(1);
            assertThat(proposalsAt(period.until().minusNanos(1))).hasSize(1);
            assertThat(proposalsAt(period.until())).isEmpty();
        }

        @Test
        void aSlotIsOverAtItsVeryEnd() {
            var lunch = new Slots(List.of(new Slot(LocalTime.parse("12:00"), LocalTime.parse("13:30"))));
            var period = new Period(
                    Instant.parse("2026-11-01T00:00:00Z"), clock.instant().plusSeconds(86_400_000));
            merchant.run(Tasting.CODE, draft(period, lunch));

            assertThat(proposalsAt(Instant.parse("2026-11-25T05:29:59.999999999Z")))
                    .hasSize(1);
            assertThat(proposalsAt(Instant.parse("2026-11-25T05:30:00Z"))).isEmpty();
        }

        @Test
        void aPausedCampaignGivesNothingUntilItIsResumed() {
            var campaign = run(Audience.EVERYONE, Limits.NONE);
            assertThat(price()).isEqualTo(Money.ofFen(45_00));

            merchant.pause(campaign);
            assertThat(price()).isEqualTo(Money.ofFen(50_00));

            merchant.resume(campaign);
            assertThat(price()).isEqualTo(Money.ofFen(45_00));
        }

        @Test
        void nothingIsAskedOfTheDatabaseWhileWarm() {
            var campaign = run(Audience.NEWCOMERS, new Limits(1, null));
            assertThat(price()).isEqualTo(Money.ofFen(45_00));

            behindTheBack("delete from campaign_member", campaign);
            behindTheBack("update campaign set state = 'ENDED'", campaign);

            assertThat(proposalsAt(clock.instant())).hasSize(1);
        }
    }

    @Nested
    class AnOrder {

        @Test
        void isRefusedWhenTheCampaignStoppedWithoutOurHearingOfIt() {
            var campaign = run(Audience.EVERYONE, Limits.NONE);
            assertThat(price()).isEqualTo(Money.ofFen(45_00));
            behindTheBack("update campaign set state = 'PAUSED'", campaign);

            assertThatThrownBy(() -> house.place(basket(liu, item(tea, 1)), Money.ofFen(45_00)))
                    .isInstanceOf(CampaignChanged.class);
        }

        @Test
        void isRefusedWhenTheRulesWereEditedAfterItsPriceWasMade() {
            var campaign = run(Audience.EVERYONE, Limits.NONE);
            var priced = house.quote(basket(liu, item(tea, 1)));
            var rules = new Tasting.Rules(Scope.of(house.product(tea)), Money.ofFen(8_00));

            merchant.edit(
                    campaign,
                    new CampaignDraft(
                            "秋茶",
                            views.require(campaign).period(),
                            Slots.ALL_DAY,
                            Audience.EVERYONE,
                            Limits.NONE,
                            rules));

            assertThatThrownBy(() -> claim(priced)).isInstanceOf(CampaignChanged.class);
            claim(house.quote(basket(liu, item(tea, 1))));
            assertThat(merchant.liveOrders(campaign)).isEqualTo(1);
        }

        @Test
        void isRefusedWhenTheSlotsWereEditedAfterItsPriceWasMade() {
            var campaign = run(Audience.EVERYONE, Limits.NONE);
            var priced = house.quote(basket(liu, item(tea, 1)));
            var never = LocalTime.ofInstant(clock.instant().plusSeconds(7200), ShopCalendar.ZONE);
            var later = new Slots(List.of(new Slot(never, never.plusMinutes(1))));

            merchant.edit(campaign, draft(views.require(campaign).period(), later));

            assertThatThrownBy(() -> claim(priced)).isInstanceOf(CampaignChanged.class);
        }

        @Test
        void keepsTheRulesThatItWasPlacedUnder() {
            var campaign = run(Audience.EVERYONE, Limits.NONE);
            var before = house.place(liu, item(tea, 1));

            var rules = new Tasting.Rules(Scope.of(house.product(tea)), Money.ofFen(8_00));
            merchant.edit(
                    campaign,
                    new CampaignDraft(
                            "秋茶",
                            views.require(campaign).period(),
                            Slots.ALL_DAY,
                            Audience.EVERYONE,
                            Limits.NONE,
                            rules));
            var after = house.place(liu, item(tea, 1));

            assertThat(play.rulesOf(before, campaign).orElseThrow().offFen()).isEqualTo(Money.ofFen(5_00));
            assertThat(play.rulesOf(after, campaign)).contains(rules);
            assertThat(price()).isEqualTo(Money.ofFen(42_00));
        }

        @Test
        void thatIsBroughtBackHasItsPartAlsoAfterTheCampaignIsOver() {
            var campaign = run(Audience.EVERYONE, new Limits(1, Money.ofFen(5_00)));
            var order = house.place(liu, item(tea, 1));
            house.cancel(order, liu);
            assertThat(merchant.liveOrders(campaign)).isZero();
            merchant.end(campaign);

            house.pay(order);

            assertThat(merchant.liveOrders(campaign)).isEqualTo(1);
        }
    }

    private Money price() {
        return house.price(liu, item(tea, 1));
    }

    private void claim(PricedQuote priced) {
        transactions.executeWithoutResult(_ -> pricing.claim(
                new Claimed(OrderId.next(), liu, priced.applied()), OrderSource.CART, List.of(), clock.instant()));
    }

    private List<?> proposalsAt(Instant instant) {
        var sku = house.snapshot(tea);
        var line = new Quote.Line(1, sku, 1, sku.price(), sku.price());
        return play.adjust(new Quote(liu, instant, List.of(line), List.of(), Money.ZERO));
    }

    private CampaignId run(Audience audience, Limits limits) {
        return merchant.run(Tasting.CODE, merchant.terms(rules(), audience, limits));
    }

    private CampaignDraft draft(Period period, Slots slots) {
        return new CampaignDraft("秋茶", period, slots, Audience.EVERYONE, Limits.NONE, rules());
    }

    private Tasting.Rules rules() {
        return new Tasting.Rules(Scope.of(house.product(tea)), Money.ofFen(5_00));
    }

    private void behindTheBack(String change, CampaignId campaign) {
        var column = change.startsWith("delete") ? "campaign_id" : "id";
        jdbc.sql(change + " where " + column + " = :id")
                .param("id", campaign.id())
                .update();
    }
}
