package mall.promotion.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mall.domain.catalog.ProductId;
import mall.domain.inventory.Stock;
import mall.domain.kernel.Actor;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.Basket;
import mall.domain.orders.Checkout;
import mall.domain.orders.Delivery.Express;
import mall.domain.orders.DeliveryAddress;
import mall.domain.orders.OrderEvent.OrderPaid;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderSource;
import mall.domain.orders.pricing.Choice;
import mall.domain.orders.pricing.PricedQuote;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.Scope;
import mall.promotion.coupon.Benefit.AmountOff;
import mall.promotion.coupon.CouponTerms.FullRefund;
import mall.promotion.coupon.CouponTerms.PartialRefund;
import mall.promotion.coupon.Validity.DaysAfterClaim;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A tea shop that gives out coupons, and the hands of its shoppers.
@TestComponent
public class CouponShop {

    public static final Actor WANG = Actor.shop();

    public static final Giving FREELY = giving(null, null);

    private final JdbcClient jdbc;
    private final Stock stock;
    private final CouponTemplates templates;
    private final CouponClaims claims;
    private final Checkout checkout;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CouponShop(
            JdbcClient jdbc,
            Stock stock,
            CouponTemplates templates,
            CouponClaims claims,
            Checkout checkout,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.stock = stock;
        this.templates = templates;
        this.claims = claims;
        this.checkout = checkout;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    public static CouponTerms terms(Benefit benefit, long fromFen, Scope goods) {
        return new CouponTerms(
                benefit,
                Money.ofFen(fromFen),
                0,
                goods,
                new DaysAfterClaim(0, 7),
                PartialRefund.SHARE,
                FullRefund.RETURN);
    }

    public static CouponTerms off(long fen, long fromFen) {
        return terms(new AmountOff(Money.ofFen(fen)), fromFen, Scope.EVERYTHING);
    }

    public static Giving giving(@Nullable Integer total, @Nullable Integer perMember) {
        return new Giving(true, null, null, Audience.EVERYONE, total, perMember, 1, List.of());
    }

    public MemberId member() {
        var member = MemberId.next();
        jdbc.sql("""
                        insert into member (id, state, joined_at, last_seen_at, version)
                        values (:id, 'ACTIVE', :now, :now, 0)
                        """)
                .param("id", member.id())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return member;
    }

    public SkuId tea(long fen) {
        var sku = SkuId.next();
        jdbc.sql("""
                        with made as (
                            insert into product (id, title, subtitle, kind, state, tags, pictures, specs, prominence,
                                description, created_at, changed_at, put_on_sale_at, version)
                            values (:product, '凤凰单丛', '', 'PHYSICAL', 'ON_SALE', '{}', '{}', '[]', 0, '', now(),
                                now(), now(), 0)
                            returning id)
                        insert into sku (id, product_id, position, spec_values, list_price_fen, price_fen,
                            weight_grams, retired)
                        select :sku, id, 0, '{}', :price, :price, 100, false from made
                        """)
                .param("product", Ids.next())
                .param("sku", sku.id())
                .param("price", fen)
                .update();
        stock.open(sku, 1_000, Actor.shop());
        return sku;
    }

    public ProductId productOf(SkuId sku) {
        return new ProductId(jdbc.sql("select product_id from sku where id = :sku")
                .param("sku", sku.id())
                .query(UUID.class)
                .single());
    }

    public CouponTemplateId template(CouponTerms terms, Giving giving) {
        var id = templates.create(new CouponDraft("茶友券", "", terms, giving), WANG);
        templates.open(id, 0, WANG);
        return id;
    }

    public CouponId claims(MemberId member, CouponTemplateId template) {
        return claims.claim(template, member, key(member, "claim-coupon"));
    }

    public CouponId holds(MemberId member, CouponTerms terms) {
        return claims(member, template(terms, FREELY));
    }

    /// Says what another capability would say, in a transaction as it would.
    public void tell(Object event) {
        transaction.executeWithoutResult(_ -> events.publishEvent(event));
    }

    /// Orders say that the money is there, and the order's coupon has heard of it.
    public void paid(OrderId order, MemberId buyer, long fen) {
        tell(new OrderPaid(order, buyer, Money.ofFen(fen), clock.instant()));
        await().untilAsserted(
                        () -> assertThat(jdbc.sql("select count(*) from coupon where order_id = :id and state = 'USED'")
                                        .param("id", order.id())
                                        .query(Long.class)
                                        .single())
                                .isOne());
    }

    public static IdempotencyKey key(MemberId member, String operation) {
        return new IdempotencyKey(member.id(), operation, "key-" + Ids.next(), "hash");
    }

    public static Basket basket(MemberId buyer, SkuId sku, int quantity, Object... chosen) {
        var home = new Express(new DeliveryAddress("李雷", "13800138000", "440305", "广东省 深圳市 南山区", "科技园"));
        var choices = new ArrayList<Choice>();
        for (var coupon : chosen) choices.add(new Choice("coupon", coupon.toString()));
        return new Basket(buyer, List.of(new Basket.Item(sku, quantity)), home, choices, null);
    }

    public PricedQuote quote(Basket basket) {
        return checkout.quote(basket);
    }

    public OrderId places(Basket basket) {
        return places(basket, checkout.quote(basket).payable());
    }

    public OrderId places(Basket basket, Money seen) {
        return checkout.place(basket, seen, OrderSource.BUY_NOW, key(basket.buyer(), "place-order"));
    }

    public CouponState stateOf(CouponId coupon) {
        return jdbc.sql("select state from coupon where id = :id")
                .param("id", coupon.id())
                .query(CouponState.class)
                .single();
    }

    public long count(String sql, CouponTemplateId template) {
        return jdbc.sql(sql).param("template", template.id()).query(Long.class).single();
    }

    public MemberId holderOf(CouponId coupon) {
        return new MemberId(jdbc.sql("select member_id from coupon where id = :id")
                .param("id", coupon.id())
                .query(UUID.class)
                .single());
    }
}
