package mall.member.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import mall.domain.kernel.Actor;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.ShopClock;
import mall.domain.orders.Basket;
import mall.domain.orders.CancelReason;
import mall.domain.orders.Cancellations;
import mall.domain.orders.Checkout;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderSource;
import mall.domain.orders.pricing.Choice;
import mall.domain.orders.pricing.PricedQuote;
import mall.domain.orders.pricing.PricingRefusal;
import mall.domain.payments.PaymentEvent.PaymentSettled;
import mall.domain.payments.PaymentId;
import mall.domain.settings.Settings;
import mall.member.ledger.Asset;
import mall.member.ledger.Balance;
import mall.member.ledger.Counter;
import mall.member.ledger.Entry;
import mall.member.ledger.Expiry;
import mall.member.ledger.Ledger;
import mall.member.ledger.LedgerCause;
import mall.member.ledger.LedgerRefusal;
import mall.member.ledger.LedgerViews;
import mall.member.ledger.Value;
import mall.member.members.JoinSource;
import mall.member.members.MemberSessions;
import mall.member.members.PretendedWechat;
import mall.member.members.SampleOrders;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

/// Points at checkout, in a shop of their own: two teas at ¥298.00 cost ¥596.00.
@MallTest(properties = "mall.test.database=points")
class PointsPlayTests {

    @Autowired
    SampleOrders orders;

    @Autowired
    Checkout checkout;

    @Autowired
    Cancellations cancellations;

    @Autowired
    Ledger ledger;

    @Autowired
    LedgerViews views;

    @Autowired
    OrderPoints points;

    @Autowired
    PointsOrders heldBy;

    @Autowired
    Settings settings;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    ShopClock clock;

    @Autowired
    MemberSessions sessions;

    @Autowired
    PretendedWechat wechat;

    MemberId liu = MemberId.next();

    @BeforeEach
    void aMemberOfAShopThatTakesPoints() {
        var rules =
                new PointsSettings(100, 12, 7, 30, 0, new PointsSpending(100, 100, 50, 100_000, List.of(), List.of()));
        var version = settings.current(PointsSettings.class).version();
        settings.change(rules, version, Actor.shop());
        liu = member();
        var entry = Entry.ofShop(liu, Value.points(1_000), LedgerCause.of("test", Ids.next()), "测试");
        ledger.earn(entry, Counter.ISSUED, Expiry.NEVER);
    }

    MemberId member() {
        return sessions.login(wechat.loginCode(PretendedWechat.anOpenid()), JoinSource.UNKNOWN)
                .member();
    }

    Basket spending(String number) {
        var basket = orders.basket(liu);
        var choice = List.of(new Choice("points", number));
        return new Basket(basket.buyer(), basket.items(), basket.delivery(), choice, null);
    }

    OrderId place(Basket basket, Money seen) {
        var key = new IdempotencyKey(liu.id(), "place-order", "key-" + Ids.next(), "hash");
        return checkout.place(basket, seen, OrderSource.CART, key);
    }

    OrderId place(Basket basket) {
        return place(basket, checkout.quote(basket).payable());
    }

    void pay(OrderId order, Money amount) {
        transactions.executeWithoutResult(_ -> events.publishEvent(
                new PaymentSettled(new PaymentId(Ids.next()), order.payable(), amount, clock.instant())));
    }

    void has(long usable, long held) {
        assertThat(views.balance(liu, Asset.POINTS)).isEqualTo(new Balance(Asset.POINTS, usable, held, 0));
    }

    void eventually(long usable, long held) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> has(usable, held));
    }

    @Test
    void whoChoosesNoneIsToldHowManyHeCouldSpend() {
        var quote = checkout.quote(orders.basket(liu));

        assertThat(quote.missed()).extracting(missed -> missed.words()).contains("可用 1000 积分抵 ¥10.00");
        assertThat(quote.payable()).isEqualTo(plain(quote));
    }

    @Test
    void whoHasNoneHearsNothing() {
        var basket = orders.basket(member());

        assertThat(checkout.quote(basket).missed())
                .noneMatch(missed -> missed.source().play().equals("points"));
    }

    @Test
    void theChosenNumberIsTakenOffTheGoods() {
        var basket = spending("700");
        var quote = checkout.quote(basket);

        assertThat(quote.payable()).isEqualTo(plain(quote).minus(Money.ofFen(700)));
        place(basket);
        has(300, 700);
    }

    @Test
    void moreThanHeHasOrAPartOfAUnitIsRefused() {
        for (var number : List.of("1100", "150", "-100", "0", "1.5", "999999999999", "99999999999999999999")) {
            assertThatThrownBy(() -> checkout.quote(spending(number))).isInstanceOf(PricingRefusal.class);
        }
    }

    @Test
    void anOrderThatIsCancelledLetsItsPointsGo() {
        var order = place(spending("700"));

        cancellations.cancel(order, new Actor.Member(liu), CancelReason.BUYER);

        has(1_000, 0);
    }

    @Test
    void anOrderThatIsPaidSpendsItsPointsAndBringsOthersOnce() {
        var basket = spending("700");
        var payable = checkout.quote(basket).payable();
        var order = place(basket, payable);

        pay(order, payable);

        eventually(300, 589);
        points.earn(order, liu);
        points.bringInLine(order, liu);
        has(300, 589);
    }

    @Test
    void whatIsHeldTooLongStaysAsTheOrderStands() {
        var basket = spending("700");
        var payable = checkout.quote(basket).payable();
        var order = place(basket, payable);
        var hold = LedgerCause.of(OrderPoints.SPENT, order.id());

        assertThat(heldBy.owns(hold)).isTrue();
        heldBy.overdue(liu, Asset.POINTS, hold);
        has(300, 700);

        pay(order, payable);
        eventually(300, 589);
        heldBy.overdue(liu, Asset.POINTS, LedgerCause.of(OrderPoints.EARNED, order.id()));
        has(300, 589);
    }

    @Test
    void ofManyOrdersThatWantTheSamePointsOneGetsThem() {
        var basket = spending("1000");
        var payable = checkout.quote(basket).payable();

        var race = Race.of(Stream.<Callable<OrderId>>generate(() -> () -> place(basket, payable))
                .limit(5)
                .toList());

        assertThat(race.winners()).hasSize(1);
        assertThat(race.losers())
                .allMatch(no -> no instanceof LedgerRefusal.InsufficientValue || no instanceof PricingRefusal);
        has(0, 1_000);
    }

    @Test
    void whatIsToldTwentyTimesAtOnceHappensOnce() {
        var basket = spending("700");
        var payable = checkout.quote(basket).payable();
        var order = place(basket, payable);
        pay(order, payable);

        var race = Race.of(20, _ -> points.earn(order, liu));

        assertThat(race.losers()).isEmpty();
        eventually(300, 589);
    }

    private static Money plain(PricedQuote quote) {
        return quote.goods().plus(Objects.requireNonNull(quote.freight()));
    }
}
