package mall.promotion.flashsale;

import static mall.promotion.TeaHouse.basket;
import static mall.promotion.TeaHouse.choosing;
import static mall.promotion.TeaHouse.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.Refusal;
import mall.domain.kernel.SkuId;
import mall.domain.orders.Basket;
import mall.domain.orders.Checkout;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderSource;
import mall.domain.orders.Placed.Ordered;
import mall.domain.orders.Placed.Refused;
import mall.domain.orders.pricing.Applied;
import mall.domain.orders.pricing.Applied.Share;
import mall.domain.orders.pricing.Cause;
import mall.domain.orders.pricing.Choice;
import mall.domain.orders.pricing.Claimed;
import mall.domain.orders.pricing.Placement;
import mall.domain.orders.pricing.Pricing;
import mall.domain.orders.pricing.PricingRefusal.ChoiceNotApplicable;
import mall.domain.orders.pricing.Source;
import mall.domain.payments.PaymentEvent.PaymentSettled;
import mall.domain.payments.PaymentId;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.CampaignRefusal.CampaignChanged;
import mall.promotion.campaign.Limits;
import mall.promotion.campaign.Period;
import mall.promotion.campaign.editing.CampaignViews;
import mall.promotion.campaign.editing.Merchant;
import mall.promotion.flashsale.FlashSaleRefusal.CampaignLimitReached;
import mall.promotion.flashsale.FlashSaleRefusal.LimitReached;
import mall.promotion.flashsale.FlashSaleRefusal.NotAdmitted;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Ten teas of ¥50.00 for ¥9.90 each, two for each member and session.
@MallTest
class FlashSaleTests {

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
    Checkout checkout;

    @Autowired
    Pricing pricing;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionOperations transactions;

    SkuId tea = SkuId.next();
    MemberId liu = MemberId.next();
    CampaignId campaign = CampaignId.next();

    @BeforeEach
    void sale() {
        tea = house.tea(50_00);
        liu = house.member();
        campaign = rush.run(Rush.rules(3, Rush.of(tea, 10, 2)));
    }

    FlashSession session() {
        return rush.session(campaign);
    }

    LotId lot() {
        return new LotId(session().id(), tea);
    }

    @Nested
    class ItsPrice {

        @Test
        void isForWhoeverChoseTheSession() {
            assertThat(house.quote(Rush.wanting(liu, session(), tea, 2)).payable())
                    .isEqualTo(Rush.PRICE.times(2));
        }

        @Test
        void isNobodysWhoDidNot() {
            assertThat(house.price(liu, item(tea, 1))).isEqualTo(Money.ofFen(50_00));
        }

        @Test
        void leavesTheOtherGoodsOfTheBasketAtTheirs() {
            var cup = house.tea(20_00);
            var basket = choosing(basket(liu, item(tea, 1), item(cup, 1)), choice(session()));

            assertThat(house.quote(basket).payable()).isEqualTo(Money.ofFen(29_90));
        }

        @Test
        void isNotForMoreThanOneMayBuy() {
            assertThat(reason(Rush.wanting(liu, session(), tea, 3))).isEqualTo("limit");
        }

        @Test
        void isNotForGoodsOutsideTheSession() {
            assertThat(reason(Rush.wanting(liu, session(), house.tea(20_00), 1)))
                    .isEqualTo("sku-unknown");
        }

        @Test
        void isNotThereBeforeItOpens() {
            var now = merchant.today().from();
            var later = rush.run(new Period(now.plus(Duration.ofHours(3)), now.plus(Duration.ofHours(4))), rules());

            assertThat(reason(Rush.wanting(liu, rush.session(later), tea, 1))).isEqualTo("not-started");
        }

        @Test
        void isNotThereWhileItIsPausedNorAfterItsEnd() {
            var chosen = session();
            merchant.pause(campaign);
            assertThat(reason(Rush.wanting(liu, chosen, tea, 1))).isEqualTo("paused");

            merchant.end(campaign);
            assertThat(reason(Rush.wanting(liu, chosen, tea, 1))).isEqualTo("over");
        }

        @Test
        void isNotThereOnceTheSessionWasClosedEarly() {
            sessions.close(session().id(), Merchant.WANG);

            assertThat(reason(Rush.wanting(liu, session(), tea, 1))).isEqualTo("over");
        }

        @Test
        void isRefusedForWhatIsNoSession() {
            for (var nonsense : List.of("", "x", ":", campaign.toString(), campaign + ":" + UUID.randomUUID())) {
                var basket = choosing(basket(liu, item(tea, 1)), new Choice(FlashSale.CODE, nonsense));

                assertThat(reason(basket)).isEqualTo("unknown");
            }
        }

        @Test
        void isNotForWhomTheCampaignIsNotFor() {
            var draft = merchant.terms(rules(), Audience.NEWCOMERS, Limits.NONE);
            var newcomers = merchant.run(FlashSale.CODE, draft);
            house.pay(house.place(liu, item(house.tea(20_00), 1)));

            assertThat(reason(Rush.wanting(liu, rush.session(newcomers), tea, 1)))
                    .isEqualTo("audience");
        }
    }

    @Nested
    class ItsOrder {

        @Test
        void takesFromItsLotAndWaitsFiveMinutesForItsPayment() {
            var ordered = (Ordered) rush.buy(liu, session(), tea, 2);

            assertThat(rush.bought(liu, lot())).isEqualTo(2);
            assertThat(rush.level(tea).allotted()).isEqualTo(8);
            assertThat(rush.level(tea).available()).isEqualTo(990);
            assertThat(jdbc.sql("select pay_by - placed_at = interval '5 minutes' from customer_order where id = :id")
                            .param("id", ordered.order().id())
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }

        @Test
        void isOnlyMadeForWhomTheCounterLetIn() {
            var basket = Rush.wanting(liu, session(), tea, 1);
            var key = new IdempotencyKey(liu.id(), "place-order", "key-" + Ids.next(), "hash");

            assertThatThrownBy(() -> checkout.place(basket, Rush.PRICE, OrderSource.BUY_NOW, key))
                    .isInstanceOf(NotAdmitted.class);
            assertThat(rush.bought(liu, lot())).isZero();
            assertThat(liveClaims()).isZero();
        }

        @Test
        void staysWithinTheLimitOfASession() {
            rush.order(liu, session(), tea, 1);

            assertThat(why(session(), 2)).isInstanceOf(LimitReached.class);
            rush.order(liu, session(), tea, 1);
            assertThat(why(session(), 1)).isInstanceOf(LimitReached.class);
            assertThat(liveClaims()).isEqualTo(2);
        }

        @Test
        void staysWithinTheLimitOfTheCampaign() {
            var cup = house.tea(20_00);
            merchant.end(campaign);
            campaign = rush.run(Rush.rules(3, Rush.of(tea, 10, 2), Rush.of(cup, 10, 2)));
            rush.order(liu, session(), tea, 2);

            assertThat(((Refused) rush.buy(liu, session(), cup, 2)).why()).isInstanceOf(CampaignLimitReached.class);
            rush.order(liu, session(), cup, 1);
            assertThat(((Refused) rush.buy(liu, session(), cup, 1)).why()).isInstanceOf(CampaignLimitReached.class);
        }

        @Test
        void isThereOncePerKey() {
            var purchase = Rush.purchase(liu, session(), tea, 1);

            var first = Rush.ordered(rush.buyAll(purchase).getFirst());
            var again = Rush.ordered(rush.buyAll(purchase).getFirst());

            assertThat(again).isEqualTo(first);
            assertThat(rush.bought(liu, lot())).isEqualTo(1);
        }

        @Test
        void thatIsCancelledGivesUnitsAndLimitBackOnce() {
            var order = rush.order(liu, session(), tea, 2);

            house.cancel(order, liu);
            giveBack(order, Cause.CANCELLED);

            assertThat(rush.bought(liu, lot())).isZero();
            assertThat(rush.level(tea).allotted()).isEqualTo(10);
            rush.order(liu, session(), tea, 2);
            assertThat(rush.sold(lot())).isEqualTo(2);
        }

        @Test
        void thatIsPaidTooLateIsRevivedWhileThereAreUnits() {
            var order = rush.order(liu, session(), tea, 2);
            house.cancel(order, liu);

            payLate(order);

            await().untilAsserted(() -> assertThat(house.state(order)).isEqualTo("PAID"));
            assertThat(rush.bought(liu, lot())).isEqualTo(2);
            assertThat(rush.level(tea).allotted()).isEqualTo(8);
        }

        @Test
        void thatIsPaidTooLateIsNotRevivedWhenItsBuyerBoughtAnother() {
            var order = rush.order(liu, session(), tea, 2);
            house.cancel(order, liu);
            rush.order(liu, session(), tea, 1);

            assertThatThrownBy(() -> claimAgain(order, 2)).isInstanceOf(LimitReached.class);

            assertThat(rush.bought(liu, lot())).isEqualTo(1);
        }

        @Test
        void thatIsRevivedAfterTheSessionKeepsItsPromise() {
            var order = rush.order(liu, session(), tea, 2);
            house.cancel(order, liu);
            sessions.close(session().id(), Merchant.WANG);

            claimAgain(order, 2);

            assertThat(rush.bought(liu, lot())).isEqualTo(2);
        }

        @Test
        void thatIsRefundedWholeGivesItsLimitBackOnce() {
            var order = rush.order(liu, session(), tea, 2);

            giveBack(order, Cause.REFUNDED);
            giveBack(order, Cause.REFUNDED);

            assertThat(rush.bought(liu, lot())).isZero();
            assertThat(liveClaims()).isZero();
        }

        @Test
        void isMadeAtThePriceThatWasQuotedAlthoughUnitsWereAddedMeanwhile() {
            var period = campaigns.require(campaign).period();
            merchant.edit(campaign, rush.terms(period, Rush.rules(3, Rush.of(tea, 12, 2))));

            claim(OrderId.next(), 1, 1);

            assertThat(rush.bought(liu, lot())).isEqualTo(1);
            merchant.pause(campaign);
            assertThatThrownBy(() -> claim(OrderId.next(), 1, 1)).isInstanceOf(CampaignChanged.class);
        }

        @Test
        void isNotTouchedByWhatTheCampaignBecomes() {
            var order = rush.order(liu, session(), tea, 2);
            merchant.end(campaign);

            house.cancel(order, liu);

            assertThat(rush.bought(liu, lot())).isZero();
        }
    }

    private FlashRules rules() {
        return Rush.rules(Rush.of(tea, 10, 2));
    }

    private static Choice choice(FlashSession session) {
        return new Choice(FlashSale.CODE, session.promotion());
    }

    private Refusal why(FlashSession session, int units) {
        return ((Refused) rush.buy(liu, session, tea, units)).why();
    }

    private String reason(Basket basket) {
        var refused = catchThrowableOfType(ChoiceNotApplicable.class, () -> house.quote(basket));
        return String.valueOf(refused.facts().get("reason"));
    }

    private List<Applied> applied(int units) {
        return applied(units, 0);
    }

    private List<Applied> applied(int units, int version) {
        var off = Rush.PRICE.minus(Money.ofFen(50_00)).times(units);
        var source = new Source(FlashSale.CODE, session().promotion(), "秒杀", version);
        return List.of(new Applied(source, List.of(new Share(1, off))));
    }

    /// As a payment does that arrives after its order was cancelled.
    private void claimAgain(OrderId order, int units) {
        claim(order, units, 0);
    }

    private void claim(OrderId order, int units, int version) {
        var line = new Placement.Line(1, tea, house.product(tea), units, false);
        var claimed = new Claimed(order, liu, applied(units, version));
        transactions.executeWithoutResult(
                _ -> pricing.claim(claimed, OrderSource.PLAY, List.of(line), clock.instant()));
    }

    private void giveBack(OrderId order, Cause cause) {
        var claimed = new Claimed(order, liu, applied(2));
        transactions.executeWithoutResult(_ -> pricing.release(claimed, cause));
    }

    private void payLate(OrderId order) {
        var amount = Money.ofFen(jdbc.sql("select payable_fen from customer_order where id = :id")
                .param("id", order.id())
                .query(Long.class)
                .single());
        transactions.executeWithoutResult(_ -> events.publishEvent(
                new PaymentSettled(new PaymentId(UUID.randomUUID()), order.payable(), amount, clock.instant())));
    }

    private long liveClaims() {
        return jdbc.sql("select count(*) from campaign_claim where campaign_id = :id and released_at is null")
                .param("id", campaign.id())
                .query(Long.class)
                .single();
    }
}
