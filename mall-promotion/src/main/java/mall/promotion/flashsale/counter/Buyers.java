package mall.promotion.flashsale.counter;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import mall.domain.kernel.MemberId;
import mall.promotion.flashsale.LotId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Who has bought of the lots that a crowd is being turned away from: somebody who seems to come too
/// late may only be repeating a request whose answer he did not get. It is looked up twice a second
/// beside the crowd, never for one of it, so that it costs nobody anything, also while the database is
/// away: then what was known last is still true.
@Component
class Buyers {

    private static final Logger log = LoggerFactory.getLogger(Buyers.class);

    /// So long after somebody was let in, his order is there or another replica has left him.
    private static final Duration SETTLED = Duration.ofMillis(500);

    /// A lot of which nobody has asked for so long is forgotten.
    private static final Duration FORGOTTEN = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Map<LotId, Known> known = new ConcurrentHashMap<>();

    Buyers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether it is certain that he has nothing of a lot that has been sold out since this is asked.
    boolean lack(LotId lot, MemberId member) {
        var here = ask(lot);
        var members = here.members;
        return members != null && here.loadedAt - here.askedSince > SETTLED.toNanos() && !members.contains(member);
    }

    /// Whether some of its orders wait for their payment: what is not paid in time comes back. Who does
    /// not know yet hopes.
    boolean owe(LotId lot) {
        return ask(lot).someOwe;
    }

    @Scheduled(fixedDelayString = "500ms")
    void look() {
        var now = System.nanoTime();
        known.values().removeIf(one -> now - one.askedAt > FORGOTTEN.toNanos());
        try {
            known.forEach(this::look);
        } catch (DataAccessException | TransactionException away) {
            log.debug("Who bought is not looked up while the database is away");
        }
    }

    private Known ask(LotId lot) {
        var here = known.get(lot);
        if (here == null) here = known.computeIfAbsent(lot, _ -> new Known());
        here.askedAt = System.nanoTime();
        return here;
    }

    private void look(LotId lot, Known here) {
        var began = System.nanoTime();
        var members = jdbc.sql("""
                        select member_id from flash_bought
                        where session_id = :session and sku_id = :sku and units > 0
                        """)
                .param("session", lot.session().id())
                .param("sku", lot.sku().id())
                .query(UUID.class)
                .list();
        here.someOwe = jdbc.sql("""
                        select exists (
                            select from flash_purchase purchase
                            join customer_order placed on placed.id = purchase.order_id
                            where purchase.session_id = :session and purchase.sku_id = :sku
                              and purchase.released_at is null and placed.state = 'AWAITING_PAYMENT')
                        """)
                .param("session", lot.session().id())
                .param("sku", lot.sku().id())
                .query(Boolean.class)
                .single();
        here.members = members.stream().map(MemberId::new).collect(Collectors.toUnmodifiableSet());
        here.loadedAt = began;
    }

    /// In nanoseconds of this JVM's clock.
    private static final class Known {

        private final long askedSince = System.nanoTime();
        private volatile long askedAt = askedSince;
        private volatile long loadedAt = askedSince;
        private volatile boolean someOwe = true;
        private volatile @Nullable Set<MemberId> members;
    }
}
