package mall.promotion.flashsale;

import static mall.promotion.TeaHouse.basket;
import static mall.promotion.TeaHouse.choosing;
import static mall.promotion.TeaHouse.item;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import mall.domain.inventory.StockLevel;
import mall.domain.inventory.StockViews;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.Basket;
import mall.domain.orders.Checkout;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderSource;
import mall.domain.orders.Placed;
import mall.domain.orders.Placed.Ordered;
import mall.domain.orders.Placed.Refused;
import mall.domain.orders.Purchase;
import mall.domain.orders.pricing.Choice;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.Limits;
import mall.promotion.campaign.Period;
import mall.promotion.campaign.Slots;
import mall.promotion.campaign.editing.CampaignDraft;
import mall.promotion.campaign.editing.Merchant;
import mall.promotion.flashsale.FlashRules.Item;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Flash sales for tests, and buyers who are let in to them without a gate. A unit costs ¥9.90.
@Component
public class Rush {

    public static final Money PRICE = Money.ofFen(9_90);

    private final Merchant merchant;
    private final SessionRows rows;
    private final Sales sales;
    private final Checkout checkout;
    private final StockViews stock;
    private final JdbcClient jdbc;

    Rush(Merchant merchant, SessionRows rows, Sales sales, Checkout checkout, StockViews stock, JdbcClient jdbc) {
        this.merchant = merchant;
        this.rows = rows;
        this.sales = sales;
        this.checkout = checkout;
        this.stock = stock;
        this.jdbc = jdbc;
    }

    static Item of(SkuId tea, int quota, int limitPerMember) {
        return new Item(tea, PRICE, quota, limitPerMember);
    }

    static FlashRules rules(Item... items) {
        return new FlashRules(List.of(items), null, null);
    }

    static FlashRules rules(@Nullable Integer limitPerCampaign, Item... items) {
        return new FlashRules(List.of(items), limitPerCampaign, null);
    }

    CampaignDraft terms(Period period, FlashRules rules) {
        return new CampaignDraft("双十一秒杀", period, Slots.ALL_DAY, Audience.EVERYONE, Limits.NONE, rules);
    }

    /// One session, from an hour ago until tomorrow.
    CampaignId run(FlashRules rules) {
        return run(merchant.today(), rules);
    }

    CampaignId run(Period period, FlashRules rules) {
        return merchant.run(FlashSale.CODE, terms(period, rules));
    }

    /// A hundred units of a tea, one for each member, within a period.
    public FlashSession sell(SkuId tea, Period period) {
        return session(run(period, rules(of(tea, 100, 1))));
    }

    /// The first of its sessions.
    FlashSession session(CampaignId campaign) {
        return sessions(campaign).getFirst();
    }

    List<FlashSession> sessions(CampaignId campaign) {
        return List.copyOf(rows.of(campaign, Instant.EPOCH).values());
    }

    static Basket wanting(MemberId buyer, FlashSession session, SkuId tea, int units) {
        return choosing(basket(buyer, item(tea, units)), new Choice(FlashSale.CODE, session.promotion()));
    }

    static Purchase purchase(MemberId buyer, FlashSession session, SkuId tea, int units) {
        return purchase(buyer, session, tea, units, null);
    }

    /// @param letIn when; null for now
    static Purchase purchase(MemberId buyer, FlashSession session, SkuId tea, int units, @Nullable Instant letIn) {
        var key = new IdempotencyKey(buyer.id(), "flash-sale", "key-" + Ids.next(), "hash");
        return new Purchase(wanting(buyer, session, tea, units), PRICE.times(units), OrderSource.PLAY, key, letIn);
    }

    List<Placed> buyAll(Purchase... purchases) {
        return checkout.placeAll(Arrays.asList(purchases));
    }

    Placed buy(MemberId buyer, FlashSession session, SkuId tea, int units) {
        return buyAll(purchase(buyer, session, tea, units)).getFirst();
    }

    Placed buy(MemberId buyer, FlashSession session, SkuId tea, int units, Instant letIn) {
        return buyAll(purchase(buyer, session, tea, units, letIn)).getFirst();
    }

    OrderId order(MemberId buyer, FlashSession session, SkuId tea, int units) {
        return ordered(buy(buyer, session, tea, units));
    }

    static OrderId ordered(Placed placed) {
        return switch (placed) {
            case Ordered order -> order.order();
            case Refused no -> throw no.why();
        };
    }

    StockLevel level(SkuId tea) {
        return stock.levels(List.of(tea)).values().iterator().next();
    }

    /// Live units in the ledger.
    int bought(MemberId member, LotId lot) {
        return jdbc.sql("""
                        select coalesce(sum(units), 0) from flash_bought
                        where session_id = :session and sku_id = :sku and member_id = :member
                        """)
                .param("session", lot.session().id())
                .param("sku", lot.sku().id())
                .param("member", member.id())
                .query(Integer.class)
                .single();
    }

    int sold(LotId lot) {
        return jdbc.sql("""
                        select coalesce(sum(units), 0) from flash_purchase
                        where session_id = :session and sku_id = :sku and released_at is null
                        """)
                .param("session", lot.session().id())
                .param("sku", lot.sku().id())
                .query(Integer.class)
                .single();
    }
}
