package mall.promotion.coupon;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import mall.domain.kernel.Money;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Coupons as the merchant sees them.
@Component
@Transactional(readOnly = true)
public class CouponDesk {

    private final JdbcClient jdbc;
    private final CouponTemplates templates;
    private final TemplateRows rows;

    CouponDesk(JdbcClient jdbc, CouponTemplates templates, TemplateRows rows) {
        this.jdbc = jdbc;
        this.templates = templates;
        this.rows = rows;
    }

    /// The newest first.
    ///
    /// @param state null for all
    /// @param after the key of the last one of the page before; null for the first page
    public Slice<CouponTemplateDetail> templates(@Nullable TemplateState state, @Nullable String after, int limit) {
        var ids = jdbc.sql("""
                        select id from coupon_template
                        where (cast(:state as text) is null or state = :state)
                          and (cast(:after as uuid) is null or id < :after)
                        order by id desc limit :limit
                        """)
                .param("state", state == null ? null : state.name())
                .param("after", after == null ? null : UUID.fromString(after))
                .param("limit", limit + 1)
                .query(UUID.class)
                .list();
        var page = Slice.of(ids, limit, UUID::toString);
        return new Slice<>(
                templates.all(page.items().stream().map(CouponTemplateId::new).toList()), page.next());
    }

    /// What came of a template until now.
    public Figures figures(CouponTemplateId id) {
        templates.require(id);
        var states = new EnumMap<CouponState, Integer>(CouponState.class);
        jdbc.sql("""
                        select state, count(*) as coupons from coupon where template_id = :template group by state
                        """)
                .param("template", id.id())
                .query((row, _) -> states.put(CouponState.valueOf(row.getString("state")), row.getInt("coupons")))
                .list();
        var used = jdbc.sql("""
                        select count(*) as orders, coalesce(sum(discount), 0) as discount,
                            coalesce(sum(paid), 0) as revenue
                        from (
                            select sum(discount_fen) as discount, max(paid_fen) as paid
                            from coupon where template_id = :template and state = 'USED' group by order_id
                        ) paid_order
                        """).param("template", id.id()).query(Used.class).single();
        return new Figures(rows.issued(id), states, used.orders, Money.ofFen(used.discount), Money.ofFen(used.revenue));
    }

    private record Used(int orders, long discount, long revenue) {}

    /// @param issued how many were given out
    /// @param states where they are; a state in which none is may be left out
    /// @param orders that were paid with them
    /// @param discount what they took off those orders
    /// @param revenue what was paid for those orders
    public record Figures(int issued, Map<CouponState, Integer> states, int orders, Money discount, Money revenue) {

        public Figures {
            states = Map.copyOf(states);
        }
    }
}
