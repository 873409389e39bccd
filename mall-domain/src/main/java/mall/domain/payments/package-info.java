/// Takes money through WeChat Pay and gives it back, to the fen and once.
///
/// What is paid for is a *payable*: an order's instalment today, a paid card or a recharge later;
/// payments knows it as a [PayableRef][mall.domain.payments.PayableRef] and nothing more. A
/// payable is paid by *payments*, one for each number that WeChat is told; at most one success is
/// kept, and a second one is given back without anybody asking.
///
/// Doors:
///
/// - [Payments][mall.domain.payments.Payments] starts, settles, closes and refunds.
/// - [PaymentViews][mall.domain.payments.PaymentViews] answers what was paid and what went back.
/// - [PaymentGateway][mall.domain.payments.PaymentGateway] is what WeChat Pay looks like from here;
///   the adapter implements it.
///
/// Events: [PaymentEvent][mall.domain.payments.PaymentEvent].
///
/// What holds:
///
/// - WeChat is called outside of every transaction, and only with a number that is committed.
/// - Word from WeChat is applied once, however often and in whatever order it comes: a payment
///   goes from open to paid or closed, and from closed to paid when WeChat was late, never back.
/// - Word that contradicts what we know (another amount, another payer) is never applied; it
///   becomes an incident that somebody looks at.
/// - When a payer leaves, the books keep his payments and forget his openid.
/// - Nothing stays open for ever: [PaymentReconciliation][mall.domain.payments.PaymentReconciliation]
///   asks after open payments, [RefundClock][mall.domain.payments.RefundClock] after refunds.
/// - Refunds of a payment never add up to more than was paid, and each cause gives back once.
///
/// More than fifteen files live here side by side, because paying and refunding share their locks.
@ApplicationModule(
        id = "payments",
        allowedDependencies = {"kernel", "audit", "privacy", "runtime"})
@NullMarked
package mall.domain.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
