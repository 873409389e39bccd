package mall.member.points;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderState;
import mall.domain.orders.views.OrderDesk;
import mall.domain.orders.views.OrderDetail;
import mall.domain.settings.Settings;
import mall.member.ledger.Asset;
import mall.member.ledger.Counter;
import mall.member.ledger.Entry;
import mall.member.ledger.Holds;
import mall.member.ledger.Kept;
import mall.member.ledger.Ledger;
import mall.member.ledger.LedgerCause;
import mall.member.ledger.Reversals;
import mall.member.ledger.Undo;
import mall.member.ledger.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What an order means for its buyer's points: those that he spent on it, and those that it brings
/// him. What happens to an order is told at least once and in no order, so nothing here follows
/// events step by step: the books are brought in line with what the order is now.
@Component
@Transactional
class OrderPoints {

    static final String SPENT = "order-points-spent";
    static final String EARNED = "order-points-earned";

    private static final Duration TIME_TO_PAY = Duration.ofDays(2);
    private static final Duration TIME_TO_COMPLETE = Duration.ofDays(90);

    private final Ledger ledger;
    private final Holds holds;
    private final Reversals reversals;
    private final OrderDesk orders;
    private final Settings settings;
    private final Clock clock;

    /// Six: points move by the ledger's three doors, as an order stands, by the shop's rules, now.
    OrderPoints(Ledger ledger, Holds holds, Reversals reversals, OrderDesk orders, Settings settings, Clock clock) {
        this.ledger = ledger;
        this.holds = holds;
        this.reversals = reversals;
        this.orders = orders;
        this.settings = settings;
        this.clock = clock;
    }

    /// Sets points aside for an order that is being placed.
    void hold(OrderId order, MemberId buyer, long points, Instant at) {
        var entry = new Entry(buyer, Value.points(points), spent(order), new Actor.Member(buyer), "购物抵扣");
        holds.hold(entry, at.plus(TIME_TO_PAY));
    }

    /// The order is undone: what it held is free again, what it had used comes back.
    void release(OrderId order, MemberId buyer) {
        holds.release(buyer, Asset.POINTS, spent(order), "订单取消，积分退回");
        giveBackAllBut(order, buyer, Kept.NOTHING);
    }

    /// The order is paid: it brings points, under the rules of this moment, and its books are brought
    /// in line.
    void earn(OrderId id, MemberId buyer) {
        var order = read(id, buyer);
        if (!Remains.ofGoods(order).isNothing()) earn(id, buyer, order);
        bringInLine(id, buyer, order);
    }

    /// Brings the books in line with what the order is by now.
    void bringInLine(OrderId id, MemberId buyer) {
        bringInLine(id, buyer, read(id, buyer));
    }

    /// The account is locked before the order is read: of two who hear of it at once, the later one
    /// sees all that the other saw.
    private OrderDetail read(OrderId id, MemberId buyer) {
        ledger.lock(buyer, Asset.POINTS);
        return orders.detail(id);
    }

    private void bringInLine(OrderId id, MemberId buyer, OrderDetail order) {
        if (order.amounts().paid() == null) {
            if (order.summary().state() == OrderState.CANCELLED) release(id, buyer);
            return;
        }
        holds.capture(buyer, Asset.POINTS, spent(id), Counter.SPENT, "购物抵扣");
        giveBackAllBut(id, buyer, Remains.ofPoints(order));
        takeBackAllBut(id, buyer, Remains.ofGoods(order));
        if (order.summary().state() == OrderState.COMPLETED) {
            holds.release(buyer, Asset.POINTS, earned(id), "购物积分到账");
        }
    }

    /// All that the order brought when it was paid, whatever was refunded since.
    private void earn(OrderId id, MemberId buyer, OrderDetail order) {
        var rules = settings.of(PointsSettings.class);
        var points = rules.earnedFor(Remains.paidForGoods(order));
        if (points == 0) return;
        var now = clock.instant();
        ledger.earnHeld(
                Entry.ofShop(buyer, Value.points(points), earned(id), "购物获得积分"),
                Counter.ISSUED,
                rules.expiryOf(now),
                now.plus(TIME_TO_COMPLETE));
    }

    private void giveBackAllBut(OrderId id, MemberId buyer, Kept kept) {
        if (kept.isAll()) return;
        var undo = new Undo(buyer, Asset.POINTS, spent(id), "order-points-returned", "退款，积分退回");
        reversals.giveBackAllBut(kept, undo, settings.of(PointsSettings.class).graceFrom(clock.instant()));
    }

    private void takeBackAllBut(OrderId id, MemberId buyer, Kept kept) {
        if (kept.isAll()) return;
        var undo = new Undo(buyer, Asset.POINTS, earned(id), "order-points-withdrawn", "退款，扣回购物积分");
        reversals.takeBackAllBut(kept, undo, settings.of(PointsSettings.class).floor());
    }

    private static LedgerCause spent(OrderId order) {
        return LedgerCause.of(SPENT, order.id());
    }

    private static LedgerCause earned(OrderId order) {
        return LedgerCause.of(EARNED, order.id());
    }
}
