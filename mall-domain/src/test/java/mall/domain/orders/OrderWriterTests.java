package mall.domain.orders;

import static mall.domain.orders.TeaShop.basket;
import static mall.domain.orders.TeaShop.choosing;
import static mall.domain.orders.TeaShop.item;
import static mall.domain.orders.TeaShop.key;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import mall.domain.catalog.ProductKind;
import mall.domain.kernel.MemberId;
import mall.domain.orders.pricing.Terms;
import mall.domain.privacy.PersonalCipher;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The mapping of an order stands twice, for JPA, which reads it, and for whoever writes many at once.
@ShopTest
class OrderWriterTests {

    private static final Terms HELD = new Terms("team:t1", Duration.ofMinutes(10));

    @Autowired
    TeaShop shop;

    @Autowired
    Checkout checkout;

    @Autowired
    Drafting drafting;

    @Autowired
    OrderWriter writer;

    @Autowired
    EntityManager entities;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PersonalCipher cipher;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    final MemberId liu = MemberId.next();

    @Test
    void writesAnOrderThatWaitsForItsPaymentAsJpaWould() {
        writesAsJpaWould(basket(liu, item(shop.tea(25_00), 2), item(shop.tea(12_50), 1)), Terms.NONE);
    }

    @Test
    void writesAnOrderThatAPlayHoldsAsJpaWould() {
        writesAsJpaWould(basket(liu, item(shop.tea(25_00), 1)), HELD);
    }

    @Test
    void writesGiftsAndAdjustmentsAsJpaWould() {
        writesAsJpaWould(choosing(basket(liu, item(shop.tea(25_00), 3)), GiftTea.choice(shop.tea(9_00))), Terms.NONE);
    }

    @Test
    void writesWhatIsPaidAtOnceAsJpaWould() {
        writesAsJpaWould(choosing(basket(liu, item(shop.tea(25_00), 1)), FreeTea.CHOICE), Terms.NONE);
    }

    @Test
    void writesWhatIsFetchedAsJpaWould() {
        var tea = shop.tea().kind(ProductKind.PICKUP).put();
        var pickup = new Delivery.Pickup("南山店", "刘一", "13800138000");

        writesAsJpaWould(new Basket(liu, List.of(item(tea, 1)), pickup, List.of(), "请轻放"), Terms.NONE);
    }

    @Test
    void writesWhatNobodyBringsAsJpaWould() {
        var voucher = shop.tea().kind(ProductKind.VIRTUAL).put();

        writesAsJpaWould(
                new Basket(liu, List.of(item(voucher, 1)), new Delivery.Virtual(), List.of(), null), Terms.NONE);
    }

    private void writesAsJpaWould(Basket basket, Terms terms) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var written = new Order(draft(basket), terms, OrderSettings.DEFAULTS, now);
        var persisted = new Order(draft(basket), terms, OrderSettings.DEFAULTS, now);

        transaction.executeWithoutResult(_ -> {
            writer.write(List.of(written));
            persisted.news();
            entities.persist(persisted);
        });

        assertThat(row(written)).isEqualTo(row(persisted));
        assertThat(opened(written)).isEqualTo(opened(persisted));
        assertThat(rows("order_line", "no", written)).isNotEmpty().isEqualTo(rows("order_line", "no", persisted));
        assertThat(rows("order_adjustment", "seq", written)).isEqualTo(rows("order_adjustment", "seq", persisted));
    }

    private OrderDraft draft(Basket basket) {
        var seen = checkout.quote(basket).payable();
        return drafting.draft(new Purchase(basket, seen, OrderSource.PLAY, key(liu), null));
    }

    private String row(Order order) {
        return jdbc.sql("""
                        select (to_jsonb(o) - array['id', 'number', 'recipient', 'phone', 'street'])::text
                        from customer_order o where id = :id
                        """).param("id", order.id().id()).query(String.class).single();
    }

    private List<String> rows(String table, String position, Order order) {
        return jdbc.sql("select (to_jsonb(r) - 'order_id')::text from %s r where order_id = :id order by %s"
                        .formatted(table, position))
                .param("id", order.id().id())
                .query(String.class)
                .list();
    }

    /// What is sealed, which no two seals show alike.
    private List<String> opened(Order order) {
        return jdbc.sql("select unnest(array[recipient, phone, street]) from customer_order where id = :id")
                .param("id", order.id().id())
                .query((row, _) -> {
                    var sealed = row.getString(1);
                    return sealed == null ? "" : cipher.open(sealed);
                })
                .list();
    }
}
