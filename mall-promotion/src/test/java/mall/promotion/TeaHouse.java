package mall.promotion;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.inventory.Stock;
import mall.domain.kernel.Actor;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.Basket;
import mall.domain.orders.CancelReason;
import mall.domain.orders.Cancellations;
import mall.domain.orders.Checkout;
import mall.domain.orders.Delivery.Express;
import mall.domain.orders.DeliveryAddress;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderSource;
import mall.domain.orders.pricing.Choice;
import mall.domain.orders.pricing.PricedQuote;
import mall.domain.payments.PaymentEvent.PaymentSettled;
import mall.domain.payments.PaymentId;
import mall.member.members.JoinSource;
import mall.member.members.MemberSessions;
import mall.member.members.Phones;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// A tea house for the tests of plays: teas on the shelf, members who buy, pay and change their
/// minds.
@Component
public class TeaHouse {

    private final JdbcClient jdbc;
    private final Stock stock;
    private final Catalog catalog;
    private final Checkout checkout;
    private final Cancellations cancellations;
    private final MemberSessions sessions;
    private final Phones phones;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;
    private final Clock clock;

    TeaHouse(
            JdbcClient jdbc,
            Stock stock,
            Catalog catalog,
            Checkout checkout,
            Cancellations cancellations,
            MemberSessions sessions,
            Phones phones,
            ApplicationEventPublisher events,
            TransactionOperations transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.stock = stock;
        this.catalog = catalog;
        this.checkout = checkout;
        this.cancellations = cancellations;
        this.sessions = sessions;
        this.phones = phones;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// A tea at this price, a thousand in store.
    public SkuId tea(long fen) {
        return tea(fen, null);
    }

    /// @param memberFen what members with a phone pay; null for the same as everybody
    public SkuId tea(long fen, @Nullable Long memberFen) {
        var product = ProductId.next();
        var sku = SkuId.next();
        jdbc.sql("""
                        with made as (
                            insert into product (id, title, subtitle, kind, state, tags, pictures, specs, prominence,
                                description, created_at, changed_at, put_on_sale_at, version)
                            values (:product, :title, '', 'PHYSICAL', 'ON_SALE', '{}', '{}', '[]', 0, '', now(), now(),
                                now(), 0)
                            returning id)
                        insert into sku (id, product_id, position, spec_values, list_price_fen, price_fen,
                            member_price_fen, weight_grams, retired)
                        select :sku, id, 0, '{}', :price, :price, :memberPrice, 100, false from made
                        """)
                .param("product", product.id())
                .param("title", "大红袍 " + product)
                .param("sku", sku.id())
                .param("price", fen)
                .param("memberPrice", memberFen)
                .update();
        stock.open(sku, 1_000, Actor.shop());
        return sku;
    }

    /// Lets lists and searches find its product.
    public void index(SkuId sku) {
        jdbc.sql("""
                        insert into product_index (product_id, words, categories, tags, price_fen, prominence,
                            on_sale_at, sold)
                        select product_id, '', '{}', '{}', price_fen, 0, now(), 0 from sku where id = :sku
                        """).param("sku", sku.id()).update();
    }

    /// As the catalog has it.
    public SkuSnapshot snapshot(SkuId sku) {
        return Objects.requireNonNull(catalog.skus(List.of(sku)).get(sku));
    }

    public ProductId product(SkuId sku) {
        return snapshot(sku).product();
    }

    /// Takes a variant out of the catalog for good.
    public void retire(SkuId sku) {
        jdbc.sql("update sku set retired = true where id = :sku")
                .param("sku", sku.id())
                .update();
    }

    /// Somebody who has just come in for the first time.
    public MemberId member() {
        return sessions.login("o" + Ids.hex(Ids.next()), JoinSource.UNKNOWN).member();
    }

    public MemberId memberWithPhone() {
        var member = member();
        phones.bind(member, "1" + ThreadLocalRandom.current().nextLong(3_000_000_000L, 9_999_999_999L));
        return member;
    }

    public static Basket.Item item(SkuId sku, int quantity) {
        return new Basket.Item(sku, quantity);
    }

    public static Basket basket(MemberId buyer, Basket.Item... items) {
        var home = new Express(new DeliveryAddress("刘一", "13800138000", "440305", "广东省 深圳市 南山区", "科技园 1 号"));
        return new Basket(buyer, List.of(items), home, List.of(), null);
    }

    public static Basket choosing(Basket basket, Choice... choices) {
        return new Basket(basket.buyer(), basket.items(), basket.delivery(), Arrays.asList(choices), basket.remark());
    }

    public PricedQuote quote(Basket basket) {
        return checkout.quote(basket);
    }

    public Money price(MemberId buyer, Basket.Item... items) {
        return quote(basket(buyer, items)).payable();
    }

    /// Places at the price that the shop asks.
    public OrderId place(Basket basket) {
        return place(basket, quote(basket).payable());
    }

    /// @param seen the total that the buyer agreed to
    public OrderId place(Basket basket, Money seen) {
        var key = new IdempotencyKey(basket.buyer().id(), "place-order", "key-" + Ids.next(), "hash");
        return checkout.place(basket, seen, OrderSource.CART, key);
    }

    public OrderId place(MemberId buyer, Basket.Item... items) {
        return place(basket(buyer, items));
    }

    /// WeChat Pay says that it was paid, and the shop has heard of it.
    public void pay(OrderId order) {
        var amount = Money.ofFen(jdbc.sql("select payable_fen from customer_order where id = :id")
                .param("id", order.id())
                .query(Long.class)
                .single());
        transactions.executeWithoutResult(_ -> events.publishEvent(
                new PaymentSettled(new PaymentId(UUID.randomUUID()), order.payable(), amount, clock.instant())));
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(state(order)).isEqualTo("PAID"));
    }

    public void cancel(OrderId order, MemberId buyer) {
        cancellations.cancel(order, new Actor.Member(buyer), CancelReason.BUYER);
    }

    public String state(OrderId order) {
        return jdbc.sql("select state from customer_order where id = :id")
                .param("id", order.id())
                .query(String.class)
                .single();
    }
}
