package mall.promotion.coupon;

import static mall.promotion.coupon.CouponState.AVAILABLE;
import static mall.promotion.coupon.CouponState.FROZEN;
import static mall.promotion.coupon.CouponState.OFFERED;
import static mall.promotion.coupon.CouponState.REVOKED;

import java.util.Arrays;
import mall.domain.kernel.Actor;
import mall.domain.kernel.NotFound;
import mall.domain.operators.ActionLog;
import mall.promotion.coupon.CouponRefusal.WrongState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where the shop stops single coupons: for the time being, or for good. What an order has bound is
/// the order's until that is undone.
@Component
@Transactional
public class CouponControl {

    private final JdbcClient jdbc;
    private final ActionLog log;

    CouponControl(JdbcClient jdbc, ActionLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /// It cannot be used or given on until it is thawed; its time runs on.
    ///
    /// @throws WrongState unless it could be used
    public void freeze(CouponId coupon, Actor by) {
        move(coupon, FROZEN, "coupons:freeze", by, AVAILABLE);
    }

    /// @throws WrongState unless it is frozen
    public void thaw(CouponId coupon, Actor by) {
        move(coupon, AVAILABLE, "coupons:thaw", by, FROZEN);
    }

    /// @throws WrongState when it is bound by an order, or over already
    public void revoke(CouponId coupon, Actor by) {
        move(coupon, REVOKED, "coupons:revoke", by, AVAILABLE, FROZEN, OFFERED);
    }

    private void move(CouponId coupon, CouponState to, String action, Actor by, CouponState... from) {
        var state = jdbc.sql("select state from coupon where id = :id for update")
                .param("id", coupon.id())
                .query(CouponState.class)
                .optional()
                .orElseThrow(() -> new NotFound("coupon", coupon));
        if (!Arrays.asList(from).contains(state)) throw new WrongState(state);
        jdbc.sql("update coupon set state = :to where id = :id")
                .param("to", to.name())
                .param("id", coupon.id())
                .update();
        log.record(by, action, "coupon:" + coupon, state, to);
    }
}
