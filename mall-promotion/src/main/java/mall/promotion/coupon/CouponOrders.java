package mall.promotion.coupon;

import mall.domain.orders.OrderEvent.LinesRefunded;
import mall.domain.orders.OrderEvent.OrderPaid;
import mall.domain.orders.views.OrderDesk;
import mall.domain.orders.views.OrderDetail;
import mall.promotion.coupon.CouponTerms.FullRefund;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// What becomes of coupons when their order goes on: used once it is paid, and given back, where
/// their terms say so, once all goods that they were used on have been refunded piece by piece.
@Component
class CouponOrders {

    private final CouponLocks locks;
    private final OrderDesk orders;

    CouponOrders(CouponLocks locks, OrderDesk orders) {
        this.locks = locks;
        this.orders = orders;
    }

    @ApplicationModuleListener
    void on(OrderPaid event) {
        locks.use(event.order(), event.paid(), event.paidAt());
    }

    @ApplicationModuleListener
    void on(LinesRefunded event) {
        var bound = locks.bound(event.order()).stream()
                .filter(coupon -> coupon.terms().fullRefund() == FullRefund.RETURN)
                .toList();
        if (bound.isEmpty()) return;
        var order = orders.detail(event.order());
        for (var coupon : bound) {
            if (isAllRefunded(coupon.id(), order)) locks.giveBack(coupon.id(), event.order());
        }
    }

    /// A coupon on the freight was used on the whole order.
    private static boolean isAllRefunded(CouponId coupon, OrderDetail order) {
        var lines = order.adjustments().stream()
                .filter(one -> one.play().equals(CouponPlay.CODE))
                .filter(one -> one.promotion().equals(coupon.toString()))
                .map(OrderDetail.AdjustmentView::line)
                .toList();
        return order.summary().lines().stream()
                .filter(line -> lines.contains(null) || lines.contains(line.no()))
                .allMatch(line -> line.refunded() == line.quantity());
    }
}
