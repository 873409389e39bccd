package mall.promotion.coupon;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.orders.OrderId;
import mall.domain.orders.pricing.Cause;
import mall.promotion.coupon.CouponRefusal.Unusable;
import mall.promotion.coupon.CouponTerms.FullRefund;
import mall.promotion.coupon.TermsBook.Edition;
import mall.promotion.coupon.Validity.Span;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Binds coupons to orders, in the caller's transaction: locked when it is placed, used when it is
/// paid, given back when it is undone. Each step is a conditional write that a repeat does not
/// repeat.
@Component
class CouponLocks {

    private final JdbcClient jdbc;
    private final TermsBook terms;
    private final Clock clock;

    CouponLocks(JdbcClient jdbc, TermsBook terms, Clock clock) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.clock = clock;
    }

    /// All of them or none; of two orders that want the same coupon the second waits for the first
    /// and finds it locked.
    ///
    /// @param discounts what each takes off the order
    /// @throws Unusable naming a coupon that is not what it was when the basket was priced
    void lock(OrderId order, MemberId buyer, Map<CouponId, Money> discounts, Instant at) {
        var locked = jdbc.sql("""
                        with wanted as (
                            select coupon.id, more.fen from unnest(:coupons, :discounts) as more (id, fen)
                            join coupon on coupon.id = more.id and member_id = :buyer
                            order by coupon.id for update of coupon)
                        update coupon set state = 'LOCKED', order_id = :order, discount_fen = wanted.fen from wanted
                        where coupon.id = wanted.id and state = 'AVAILABLE'
                          and valid_from <= :at and valid_until > :at
                        returning coupon.id
                        """)
                .param(
                        "coupons",
                        Uuids.array(
                                discounts.keySet().stream().map(CouponId::id).toList()))
                .param(
                        "discounts",
                        new SqlArrayValue(
                                "int8",
                                discounts.values().stream().map(Money::fen).toArray()))
                .param("buyer", buyer.id())
                .param("order", order.id())
                .param("at", Timestamp.from(at))
                .query(UUID.class)
                .list();
        for (var coupon : discounts.keySet()) {
            if (!locked.contains(coupon.id())) throw new Unusable(coupon, usability(coupon, buyer, at));
        }
    }

    /// The order was paid.
    void use(OrderId order, Money paid, Instant at) {
        jdbc.sql("""
                        update coupon set state = 'USED', used_at = :at, paid_fen = :paid
                        where order_id = :order and state = 'LOCKED'
                        """)
                .param("order", order.id())
                .param("paid", paid.fen())
                .param("at", Timestamp.from(at))
                .update();
    }

    /// The order was undone. What its terms give back after a refund can be used again; whatever has
    /// run out meanwhile stays run out.
    void release(OrderId order, Cause cause) {
        for (var bound : bound(order)) {
            var back = cause != Cause.REFUNDED || bound.terms.fullRefund() == FullRefund.RETURN;
            if (back) giveBack(bound.id, order);
            else use(order, Money.ZERO, clock.instant());
        }
    }

    /// Gives back a coupon of an order that lives on without anything that the coupon was used on.
    void giveBack(CouponId coupon, OrderId order) {
        jdbc.sql("""
                        update coupon set state = case
                                when forfeited then 'REVOKED'
                                when valid_until > :now then 'AVAILABLE'
                                else 'EXPIRED' end,
                            order_id = null, discount_fen = null, used_at = null, paid_fen = null
                        where id = :coupon and order_id = :order
                        """)
                .param("coupon", coupon.id())
                .param("order", order.id())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// The coupons that an order has locked or used.
    List<Bound> bound(OrderId order) {
        var rows = jdbc.sql("select id, template_id, edition from coupon where order_id = :order order by id")
                .param("order", order.id())
                .query((row, _) -> new Row(
                        new CouponId(row.getObject("id", UUID.class)),
                        new Edition(
                                new CouponTemplateId(row.getObject("template_id", UUID.class)), row.getInt("edition"))))
                .list();
        var promises = terms.of(rows.stream().map(Row::edition).toList());
        return rows.stream()
                .map(row -> new Bound(
                        row.id,
                        Objects.requireNonNull(promises.get(row.edition)).terms()))
                .toList();
    }

    private Usability usability(CouponId coupon, MemberId buyer, Instant at) {
        return jdbc.sql("select state, valid_from, valid_until from coupon where id = :id and member_id = :buyer")
                .param("id", coupon.id())
                .param("buyer", buyer.id())
                .query((row, _) -> Usability.of(
                        CouponState.valueOf(row.getString("state")),
                        new Span(
                                row.getTimestamp("valid_from").toInstant(),
                                row.getTimestamp("valid_until").toInstant()),
                        at))
                .optional()
                .orElse(Usability.REVOKED);
    }

    record Bound(CouponId id, CouponTerms terms) {}

    private record Row(CouponId id, Edition edition) {}
}
