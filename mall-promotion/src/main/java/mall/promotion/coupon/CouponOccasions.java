package mall.promotion.coupon;

import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.orders.OrderEvent.OrderPaid;
import mall.member.members.MemberEvent.MemberJoined;
import mall.promotion.campaign.Audiences;
import mall.promotion.coupon.Giving.Occasion;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Coupons that the shop gives by itself when something happens; the event is the cause, so that one
/// that is told twice gives one coupon.
@Component
class CouponOccasions {

    private final CouponTemplates templates;
    private final Audiences audiences;
    private final Granting granting;

    CouponOccasions(CouponTemplates templates, Audiences audiences, Granting granting) {
        this.templates = templates;
        this.audiences = audiences;
        this.granting = granting;
    }

    @ApplicationModuleListener
    void on(MemberJoined event) {
        templates.onOccasion(Occasion.MEMBER_JOINED).forEach(template -> give(template, event.member(), "joined"));
    }

    /// In the transaction in which the order's own coupons are used.
    void paid(OrderPaid event) {
        for (var template : templates.onOccasion(Occasion.ORDER_PAID)) {
            var trigger = template.giving().trigger(Occasion.ORDER_PAID).orElseThrow();
            if (!event.paid().isLessThan(trigger.fromPaid())) give(template, event.buyer(), "order:" + event.order());
        }
    }

    private void give(CouponTemplateDetail template, MemberId member, String cause) {
        if (!audiences.admits(template.giving().audience(), member)) return;
        granting.grant(template, List.of(member), cause);
    }
}
