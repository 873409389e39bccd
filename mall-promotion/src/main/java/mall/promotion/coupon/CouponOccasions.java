package mall.promotion.coupon;

import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.orders.OrderEvent.LinesRefunded;
import mall.domain.orders.OrderEvent.OrderCancelled;
import mall.domain.orders.OrderEvent.OrderPaid;
import mall.domain.orders.OrderId;
import mall.domain.orders.views.StandingOrders;
import mall.member.members.MemberEvent.MemberJoined;
import mall.promotion.campaign.Audiences;
import mall.promotion.coupon.Giving.Occasion;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Coupons that the shop gives by itself when something happens; the event is the cause, so that one
/// that is told twice gives one coupon. What an order earns is given, and kept, while the order
/// stands and anything of it is kept; a refund of a part takes nothing back.
@Component
class CouponOccasions {

    private final CouponTemplates templates;
    private final Audiences audiences;
    private final Granting granting;
    private final EarnedCoupons earned;
    private final StandingOrders orders;

    CouponOccasions(
            CouponTemplates templates,
            Audiences audiences,
            Granting granting,
            EarnedCoupons earned,
            StandingOrders orders) {
        this.templates = templates;
        this.audiences = audiences;
        this.granting = granting;
        this.earned = earned;
        this.orders = orders;
    }

    @ApplicationModuleListener
    void on(MemberJoined event) {
        templates.onOccasion(Occasion.MEMBER_JOINED).forEach(template -> give(template, event.member(), "joined"));
    }

    @ApplicationModuleListener
    void on(OrderPaid event) {
        var deserved = templates.onOccasion(Occasion.ORDER_PAID).stream()
                .filter(template -> isEnough(event.paid(), template))
                .toList();
        if (deserved.isEmpty() || !orders.stands(event.order())) return;
        deserved.forEach(template -> give(template, event.buyer(), EarnedCoupons.cause(event.order())));
    }

    @ApplicationModuleListener
    void on(OrderCancelled event) {
        takeBack(event.order());
    }

    @ApplicationModuleListener
    void on(LinesRefunded event) {
        takeBack(event.order());
    }

    private void takeBack(OrderId order) {
        if (!orders.stands(order)) earned.forfeit(order);
    }

    private static boolean isEnough(Money paid, CouponTemplateDetail template) {
        var trigger = template.giving().trigger(Occasion.ORDER_PAID).orElseThrow();
        return !paid.isLessThan(trigger.fromPaid());
    }

    private void give(CouponTemplateDetail template, MemberId member, String cause) {
        if (!audiences.admits(template.giving().audience(), member)) return;
        granting.grant(template, List.of(member), cause);
    }
}
