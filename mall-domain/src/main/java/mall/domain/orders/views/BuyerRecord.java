package mall.domain.orders.views;

import mall.domain.kernel.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What somebody has bought before, for whoever welcomes newcomers.
@Component
public class BuyerRecord {

    private final JdbcClient jdbc;

    BuyerRecord(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether any order of his was paid and stood: one that was cancelled and given back in full
    /// does not count.
    public boolean hasBought(MemberId buyer) {
        return jdbc.sql("""
                        select exists (select from customer_order
                            where buyer_id = :buyer and paid_at is not null and state not in ('CANCELLED', 'REFUNDED'))
                        """).param("buyer", buyer.id()).query(Boolean.class).single();
    }
}
