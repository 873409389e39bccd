package mall.domain.orders;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.orders.OrderRefusal.OrdersUnderWay;
import mall.domain.privacy.PersonalCipher;
import mall.domain.privacy.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What orders know of a person: who received them, and where. Whoever wants to be forgotten waits
/// until nothing is on its way to him, neither goods nor money; then the books keep the orders,
/// without a name.
@Component
class OrderData implements PersonalData {

    private final JdbcClient jdbc;
    private final PersonalCipher cipher;

    OrderData(JdbcClient jdbc, PersonalCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    @Override
    public String section() {
        return "orders";
    }

    @Override
    public Object export(MemberId member) {
        return jdbc.sql("select * from customer_order where buyer_id = :member order by id")
                .param("member", member.id())
                .query((row, _) -> new ExportedOrder(
                        row.getString("number"),
                        row.getTimestamp("placed_at").toInstant(),
                        row.getString("state"),
                        Money.ofFen(row.getLong("payable_fen")),
                        open(row.getString("recipient")),
                        open(row.getString("phone")),
                        row.getString("region"),
                        open(row.getString("street")),
                        row.getString("remark"),
                        titles(row.getObject("id", UUID.class))))
                .list();
    }

    @Override
    public void requireErasable(MemberId member) {
        int underWay =
                jdbc.sql("""
                        select count(*) from customer_order o
                        where buyer_id = :member and (
                            state in ('AWAITING_PAYMENT', 'PAID', 'PARTLY_SHIPPED', 'SHIPPED')
                            or exists (select from order_refund where order_id = o.id and settled_at is null))
                        """).param("member", member.id()).query(Integer.class).single();
        if (underWay > 0) throw new OrdersUnderWay(underWay);
    }

    @Override
    public void erase(MemberId member, Instant now) {
        jdbc.sql("""
                        update customer_order
                        set recipient = null, phone = null, phone_index = null, phone_tail_index = null, street = null,
                            remark = null
                        where buyer_id = :member
                        """).param("member", member.id()).update();
    }

    private List<String> titles(UUID order) {
        return jdbc.sql("select title || ' × ' || quantity from order_line where order_id = :order order by no")
                .param("order", order)
                .query(String.class)
                .list();
    }

    private @Nullable String open(@Nullable String sealed) {
        return sealed == null ? null : cipher.open(sealed);
    }

    record ExportedOrder(
            String number,
            Instant placedAt,
            String state,
            Money payableFen,
            @Nullable String recipient,
            @Nullable String phone,
            @Nullable String region,
            @Nullable String street,
            @Nullable String remark,
            List<String> lines) {}
}
