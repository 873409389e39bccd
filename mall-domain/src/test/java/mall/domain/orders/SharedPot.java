package mall.domain.orders;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mall.domain.kernel.Money;
import mall.domain.kernel.Refusal;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Choice;
import mall.domain.orders.pricing.Lane;
import mall.domain.orders.pricing.Placement;
import mall.domain.orders.pricing.Quote;
import mall.domain.orders.pricing.SharedPlay;
import mall.domain.orders.pricing.Source;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// One yuan off for as many orders as the pot was filled for, shared by the crowd. Three pots are not
/// like the others: one holds what no database bears, one loses its connection at first, and one is
/// full until June.
@TestComponent
class SharedPot implements SharedPlay {

    static final Choice POISON = new Choice("shared-pot", "poison");
    static final Choice UNTIL_JUNE = new Choice("shared-pot", "until-june");
    static final Choice LEAKY = new Choice("shared-pot", "leaky");
    static final Choice UNHEARD = new Choice("shared-pot", "unheard");

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final AtomicInteger leaks = new AtomicInteger();

    SharedPot(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Choice choice(String pot) {
        return new Choice("shared-pot", pot);
    }

    void fill(String pot, int orders) {
        jdbc.sql("create table if not exists shared_pot (name text primary key, rest int not null)")
                .update();
        jdbc.sql("insert into shared_pot values (:pot, :orders)")
                .param("pot", pot)
                .param("orders", orders)
                .update();
    }

    int left(String pot) {
        return jdbc.sql("select rest from shared_pot where name = :pot")
                .param("pot", pot)
                .query(Integer.class)
                .single();
    }

    /// From now on the leaky pot loses so many connections.
    void leak(int times) {
        leaks.set(times);
    }

    @Override
    public String code() {
        return "shared-pot";
    }

    @Override
    public Lane lane() {
        return Lane.ORDER;
    }

    @Override
    public List<Adjustment> adjust(Quote quote) {
        var lines = quote.lines().stream().map(Quote.Line::no).toList();
        return quote.chosen(code())
                .filter(pot -> !pot.equals("until-june") || quote.at().isBefore(JUNE))
                .<Adjustment>map(pot -> new Off(new Source(code(), pot, "立减一元"), lines, Money.ofFen(1_00)))
                .toList();
    }

    @Override
    public Map<OrderId, Refusal> claimAll(List<Placement> placements) {
        var refused = new HashMap<OrderId, Refusal>();
        for (var placement : placements) {
            var pot = placement.applied().getFirst().source().promotion();
            if (pot.equals("poison"))
                jdbc.sql("select 1 / 0").query(Integer.class).single();
            else if (pot.equals("leaky")) leak();
            else if (pot.equals("unheard")) failAfterCommit();
            else if (!pot.equals("until-june") && !take(pot)) refused.put(placement.order(), new PotEmpty());
        }
        return refused;
    }

    private static void failAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                throw new IllegalStateException("committed, but nobody hears of it");
            }
        });
    }

    private void leak() {
        if (leaks.getAndUpdate(left -> Math.max(0, left - 1)) == 0) return;
        jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                .query(Boolean.class)
                .single();
    }

    private boolean take(String pot) {
        return jdbc.sql("update shared_pot set rest = rest - 1 where name = :pot and rest > 0")
                        .param("pot", pot)
                        .update()
                == 1;
    }

    static final class PotEmpty extends Refusal {
        PotEmpty() {
            super("pot-empty");
        }
    }
}
