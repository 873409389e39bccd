package mall.promotion.flashsale.counter;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.promotion.flashsale.LotId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who has bought of a lot, a second ago: asked before somebody is turned away, because he may only be
/// repeating a request whose answer he did not get. It costs a crowd of losers one statement a second.
@Component
class Buyers {

    private final JdbcClient jdbc;
    private final LoadingCache<LotId, Known> known = Caffeine.newBuilder()
            .maximumSize(1_000)
            .refreshAfterWrite(Duration.ofSeconds(1))
            .expireAfterWrite(Duration.ofSeconds(10))
            .build(this::load);

    Buyers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean include(LotId lot, MemberId member) {
        return known.get(lot).members.contains(member);
    }

    /// Whether some of its orders wait for their payment: what is not paid in time comes back.
    boolean owe(LotId lot) {
        return known.get(lot).someOwe;
    }

    private Known load(LotId lot) {
        return jdbc.sql("""
                        select distinct purchase.member_id,
                            bool_or(placed.state = 'AWAITING_PAYMENT') over () as some_owe
                        from flash_purchase purchase join customer_order placed on placed.id = purchase.order_id
                        where purchase.session_id = :session and purchase.sku_id = :sku
                            and purchase.released_at is null
                        """)
                .param("session", lot.session().id())
                .param("sku", lot.sku().id())
                .query(Buyers::known);
    }

    private static Known known(ResultSet rows) throws SQLException {
        var members = new HashSet<MemberId>();
        var someOwe = false;
        while (rows.next()) {
            members.add(new MemberId(rows.getObject("member_id", UUID.class)));
            someOwe = rows.getBoolean("some_owe");
        }
        return new Known(members, someOwe);
    }

    private record Known(Set<MemberId> members, boolean someOwe) {}
}
