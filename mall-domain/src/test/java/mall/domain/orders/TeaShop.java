package mall.domain.orders;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import mall.domain.catalog.ProductEvent.ProductTakenOffSale;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.ProductKind;
import mall.domain.freight.FreightTemplateId;
import mall.domain.inventory.Stock;
import mall.domain.kernel.Actor;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.SkuId;
import mall.domain.orders.Delivery.Express;
import mall.domain.orders.pricing.Choice;
import mall.domain.payments.PaymentParameters;
import mall.domain.payments.PaymentViews;
import mall.domain.payments.Payments;
import mall.domain.payments.PretendWechat;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A shop with teas on its shelves, and a shopper's hand: buys, pays, looks.
@TestComponent
public class TeaShop {

    static final String SHENZHEN = "440305";

    private final JdbcClient jdbc;
    private final Stock stock;
    private final Checkout checkout;
    private final OrderPayments orderPayments;
    private final Payments payments;
    private final PaymentViews paymentViews;
    private final PretendWechat wechat;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TeaShop(
            JdbcClient jdbc,
            Stock stock,
            Checkout checkout,
            OrderPayments orderPayments,
            Payments payments,
            PaymentViews paymentViews,
            PretendWechat wechat,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.stock = stock;
        this.checkout = checkout;
        this.orderPayments = orderPayments;
        this.payments = payments;
        this.paymentViews = paymentViews;
        this.wechat = wechat;
        this.events = events;
        this.clock = clock;
    }

    /// A tea that is about to be put on the shelf; at ¥25.00, with 100 in stock, unless said
    /// otherwise.
    public Tea tea() {
        return new Tea();
    }

    public SkuId tea(long priceFen) {
        return tea().price(priceFen).put();
    }

    public void takeOffSale(SkuId sku) {
        var product = jdbc.sql("""
                        update product set state = 'OFF_SALE' where id = (select product_id from sku where id = :sku)
                        returning id
                        """).param("sku", sku.id()).query(UUID.class).single();
        events.publishEvent(new ProductTakenOffSale(new ProductId(product)));
    }

    static Basket.Item item(SkuId sku, int quantity) {
        return new Basket.Item(sku, quantity);
    }

    static Basket basket(MemberId buyer, Basket.Item... items) {
        return new Basket(buyer, List.of(items), home(), List.of(), null);
    }

    static Basket choosing(Basket basket, Choice choice) {
        return new Basket(basket.buyer(), basket.items(), basket.delivery(), List.of(choice), basket.remark());
    }

    static Delivery home() {
        return new Express(new DeliveryAddress("刘一", "13800138000", SHENZHEN, "广东省 深圳市 南山区", "科技园 1 号"));
    }

    static IdempotencyKey key(MemberId buyer) {
        return new IdempotencyKey(buyer.id(), "place-order", "key-" + Ids.next(), "hash");
    }

    /// Places at the price that the shop asks.
    public OrderId place(Basket basket) {
        return checkout.place(basket, checkout.quote(basket).payable(), OrderSource.CART, key(basket.buyer()));
    }

    public OrderId place(MemberId buyer, Basket.Item... items) {
        return place(basket(buyer, items));
    }

    public PaymentParameters start(OrderId order, MemberId buyer) {
        var key = new IdempotencyKey(buyer.id(), "start-payment", "key-" + Ids.next(), "hash");
        return orderPayments.start(order, buyer, PretendWechat.LIU, key);
    }

    /// The buyer pays, and the shop has heard of it.
    public void pay(OrderId order, MemberId buyer) {
        payments.settle(wechat.pay(start(order, buyer).payment()));
        awaitState(order, OrderState.PAID);
    }

    public boolean isPaidAtWechat(OrderId order) {
        return paymentViews.balance(order.payable()).paid().isPositive();
    }

    /// The time to pay for it is over.
    public void expire(OrderId order) {
        jdbc.sql("update customer_order set pay_by = :past, due_at = :past where id = :id")
                .param("past", Timestamp.from(clock.instant().minusSeconds(1)))
                .param("id", order.id())
                .update();
    }

    /// The time to ship it is over.
    public void beLate(OrderId order) {
        jdbc.sql("update customer_order set ship_by = :past, due_at = :past where id = :id")
                .param("past", Timestamp.from(clock.instant().minusSeconds(1)))
                .param("id", order.id())
                .update();
    }

    public OrderId placeAndPay(MemberId buyer, Basket.Item... items) {
        var order = place(buyer, items);
        pay(order, buyer);
        return order;
    }

    public OrderState state(OrderId order) {
        return OrderState.valueOf(jdbc.sql("select state from customer_order where id = :id")
                .param("id", order.id())
                .query(String.class)
                .single());
    }

    public void awaitState(OrderId order, OrderState state) {
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () -> assertThat(state(order)).as("%s", steps(order)).isEqualTo(state));
    }

    public int onHand(SkuId sku) {
        return pool(sku, "on_hand");
    }

    public int reserved(SkuId sku) {
        return pool(sku, "reserved");
    }

    /// How many units of the tea's product a member has in live orders.
    public int bought(MemberId member, SkuId sku) {
        return jdbc.sql("""
                        select coalesce(sum(bought), 0) from purchase_count
                        where member_id = :member and product_id = (select product_id from sku where id = :sku)
                        """)
                .param("member", member.id())
                .param("sku", sku.id())
                .query(Integer.class)
                .single();
    }

    public long count(String table, OrderId order) {
        return jdbc.sql("select count(*) from " + table + " where order_id = :order")
                .param("order", order.id())
                .query(Long.class)
                .single();
    }

    public List<String> steps(OrderId order) {
        return jdbc.sql("select action from order_history where order_id = :order order by at, id")
                .param("order", order.id())
                .query(String.class)
                .list();
    }

    private int pool(SkuId sku, String column) {
        return jdbc.sql("select " + column + " from stock_pool where id = :id")
                .param("id", sku.id())
                .query(Integer.class)
                .single();
    }

    /// One product with one variant.
    public final class Tea {

        private final SkuId sku = SkuId.next();
        private final ProductId product = ProductId.next();
        private String title = "凤凰单丛 " + sku;
        private String state = "ON_SALE";
        private ProductKind kind = ProductKind.PHYSICAL;
        private long price = 25_00;
        private int stocked = 100;
        private @Nullable Integer maxPerOrder;
        private @Nullable Integer maxPerMember;
        private @Nullable FreightTemplateId freight;

        public Tea title(String title) {
            this.title = title;
            return this;
        }

        public Tea offSale() {
            this.state = "OFF_SALE";
            return this;
        }

        public Tea kind(ProductKind kind) {
            this.kind = kind;
            return this;
        }

        public Tea price(long fen) {
            this.price = fen;
            return this;
        }

        public Tea stock(int units) {
            this.stocked = units;
            return this;
        }

        public Tea maxPerOrder(int units) {
            this.maxPerOrder = units;
            return this;
        }

        public Tea maxPerMember(int units) {
            this.maxPerMember = units;
            return this;
        }

        public Tea freight(FreightTemplateId template) {
            this.freight = template;
            return this;
        }

        public SkuId put() {
            var now = Timestamp.from(clock.instant());
            jdbc.sql("""
                            insert into product (id, title, subtitle, kind, state, freight_template_id, tags, pictures,
                                specs, max_per_order, max_per_member, prominence, description, created_at, changed_at,
                                put_on_sale_at, version)
                            values (:id, :title, '', :kind, :state, :freight, '{}', '{}', '[]', :maxPerOrder,
                                :maxPerMember, 0, '', :now, :now, :now, 0)
                            """)
                    .param("id", product.id())
                    .param("title", title)
                    .param("kind", kind.name())
                    .param("state", state)
                    .param("freight", freight == null ? null : freight.id())
                    .param("maxPerOrder", maxPerOrder)
                    .param("maxPerMember", maxPerMember)
                    .param("now", now)
                    .update();
            jdbc.sql("""
                            insert into sku (id, product_id, position, spec_values, list_price_fen, price_fen,
                                weight_grams, retired)
                            values (:id, :product, 0, '{}', :price, :price, 100, false)
                            """)
                    .param("id", sku.id())
                    .param("product", product.id())
                    .param("price", price)
                    .update();
            stock.open(sku, stocked, Actor.shop());
            return sku;
        }
    }
}
