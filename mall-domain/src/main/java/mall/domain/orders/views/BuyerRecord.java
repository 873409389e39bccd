package mall.domain.orders.views;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// What somebody has bought before, for whoever welcomes newcomers.
@Component
public class BuyerRecord {

    private final JdbcClient jdbc;

    BuyerRecord(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those of many of whom any order was paid and stood: one that was cancelled and given back in
    /// full does not count.
    public Set<MemberId> whoBought(Collection<MemberId> buyers) {
        var bought = new HashSet<MemberId>();
        jdbc.sql("""
                        select distinct buyer_id from customer_order
                        where buyer_id = any (:buyers)
                          and paid_at is not null and state not in ('CANCELLED', 'REFUNDED')
                        """)
                .param(
                        "buyers",
                        new SqlArrayValue(
                                "uuid", buyers.stream().map(MemberId::id).toArray()))
                .query(UUID.class)
                .list()
                .forEach(buyer -> bought.add(new MemberId(buyer)));
        return bought;
    }
}
