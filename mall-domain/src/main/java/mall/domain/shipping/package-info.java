/// Tells WeChat what was shipped. For many shops this is a duty: the money for an order stays
/// frozen until WeChat knows that it is on its way.
///
/// After each parcel of an order that was paid through WeChat, and after each correction, a notice
/// becomes due; [ShippingClock][mall.domain.shipping.ShippingClock] hands a
/// [ShippingReport][mall.domain.shipping.ShippingReport] of the order as it is then to the port
/// [ShippingNotice][mall.domain.shipping.ShippingNotice], again and again until it is accepted.
/// What can never be accepted is shown to operators by
/// [ShippingNotices][mall.domain.shipping.ShippingNotices].
@ApplicationModule(
        id = "shipping",
        allowedDependencies = {"kernel", "orders", "orders::views", "payments", "audit", "runtime"})
@NullMarked
package mall.domain.shipping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
