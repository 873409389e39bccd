/// The words that every capability shares, about ten of them and no more.
///
/// - [Money][mall.domain.kernel.Money] is an amount in fen; nothing else holds money.
/// - [MemberId][mall.domain.kernel.MemberId], [SkuId][mall.domain.kernel.SkuId] and
///   [Actor][mall.domain.kernel.Actor] say who and what; every other id belongs to its
///   capability.
/// - [Refusal][mall.domain.kernel.Refusal] is how the business says no.
/// - [NotFound][mall.domain.kernel.NotFound], [Stale][mall.domain.kernel.Stale] and
///   [Invalid][mall.domain.kernel.Invalid] are the refusals that every capability knows.
/// - [IdempotencyKey][mall.domain.kernel.IdempotencyKey] and
///   [Idempotency][mall.domain.kernel.Idempotency] make a repeated request one request.
/// - [ShopClock][mall.domain.kernel.ShopClock] is the time of the shop and
///   [ShopCalendar][mall.domain.kernel.ShopCalendar] its days.
/// - [Slice][mall.domain.kernel.Slice] is a page of a list with the key of the next.
///
/// A type comes here only when three capabilities need it and none of them owns it.
@ApplicationModule(
        id = "kernel",
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package mall.domain.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
