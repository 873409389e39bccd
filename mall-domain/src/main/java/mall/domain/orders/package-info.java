/// An order's whole life: from a basket and its price to goods in the buyer's hands, or to the
/// last fen given back.
///
/// **Doors.** [Checkout][mall.domain.orders.Checkout] says what a basket costs and turns it into
/// an order, or many baskets into many; orders placed at the same moment share a commit.
/// [OrderPayments][mall.domain.orders.OrderPayments] starts a payment.
/// [Orders][mall.domain.orders.Orders] moves an order on: shipped, received, completed, hidden,
/// noted, released. [Cancellations][mall.domain.orders.Cancellations] undoes it, closing at WeChat
/// first. [OrderRefunds][mall.domain.orders.OrderRefunds] is the one place where the amount of a
/// refund is fixed. What screens show comes from `orders.views`; how a price comes about, and the
/// seam for promotion plays, is `orders.pricing`.
///
/// **Life.** AWAITING_PAYMENT until it is paid or its deadline passes; PAID until it is shipped, in
/// one or several parcels, within the hours that the shop promises; SHIPPED until the buyer confirms or a while has
/// passed; RECEIVED until
/// the time for complaints is over; COMPLETED. CANCELLED on the way there, and REFUNDED once money
/// that was paid for a cancelled order is back.
///
/// **Events.** [OrderEvent][mall.domain.orders.OrderEvent]. It listens to payments settled and
/// refunds settled.
///
/// **What always holds.** Goods + freight + adjustments = payable ≥ 0, and what was paid is the
/// payable. A live order has exactly its reservations and counts against its buyer's limits; an
/// undone one has neither. A refund happens once per cause, and all refunds of a line together
/// never exceed what was paid for it. What refunds withhold for what is kept is known by promotion;
/// whoever returns everything that was sent to him has what he paid, less the freight. Every state that waits for
/// somebody outside has a deadline.
@ApplicationModule(
        id = "orders",
        allowedDependencies = {
            "kernel",
            "runtime",
            "catalog",
            "inventory",
            "carts",
            "freight",
            "payments",
            "settings",
            "privacy",
            "audit",
            "divisions"
        })
@NullMarked
package mall.domain.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
