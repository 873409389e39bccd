package mall.promotion.flashsale.counter;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import mall.domain.kernel.SkuId;
import mall.promotion.flashsale.SessionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What happens at the counter, of all replicas together, a second or two ago. What is paid and what
/// came back is told by the orders themselves.
@Component
public class Figures {

    private final JdbcClient jdbc;
    private final Clock clock;

    Figures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param attempted taps with goods of this session
    /// @param admitted let in by the gate
    /// @param ordered became orders
    /// @param refused by code, before the gate, by the gate and by the ledger
    /// @param attemptsPerSecond in the last ten seconds that are complete
    public record LotFigures(
            long attempted, long admitted, long ordered, Map<String, Long> refused, double attemptsPerSecond) {

        public LotFigures {
            refused = Map.copyOf(refused);
        }
    }

    /// By SKU; nothing of those for which nobody has come.
    public Map<SkuId, LotFigures> of(SessionId session) {
        var last = FigureRows.slot(clock.instant()).minusSeconds(FigureRows.SLOT_SECONDS);
        var counts = new HashMap<SkuId, Map<String, Long>>();
        var recent = new HashMap<SkuId, Long>();
        jdbc.sql("""
                        select sku_id, figure, sum(count)::bigint as count,
                            coalesce(sum(count) filter (where slot = :last), 0)::bigint as recent
                        from flash_figure where session_id = :session group by sku_id, figure
                        """)
                .param("session", session.id())
                .param("last", Timestamp.from(last))
                .query(row -> {
                    var sku = new SkuId(row.getObject("sku_id", UUID.class));
                    var figure = row.getString("figure");
                    counts.computeIfAbsent(sku, _ -> new HashMap<>()).put(figure, row.getLong("count"));
                    if (figure.equals(Tally.ATTEMPTED)) recent.put(sku, row.getLong("recent"));
                });
        var figures = new HashMap<SkuId, LotFigures>();
        counts.forEach((sku, of) -> figures.put(sku, figures(of, recent.getOrDefault(sku, 0L))));
        return figures;
    }

    private static LotFigures figures(Map<String, Long> counts, long recent) {
        var refused = new HashMap<String, Long>();
        counts.forEach((figure, count) -> {
            if (figure.startsWith(Tally.REFUSED)) refused.put(figure.substring(Tally.REFUSED.length()), count);
        });
        return new LotFigures(
                counts.getOrDefault(Tally.ATTEMPTED, 0L),
                counts.getOrDefault(Tally.ADMITTED, 0L),
                counts.getOrDefault(Tally.ORDERED, 0L),
                refused,
                recent / (double) FigureRows.SLOT_SECONDS);
    }
}
