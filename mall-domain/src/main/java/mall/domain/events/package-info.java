/// Delivers events to module listeners until they have been heard.
///
/// An event is registered in the transaction that causes it, one row of `event_publication` for
/// each listener, and the row goes when the listener has heard it. Listeners are told at least
/// once and in no order, each in a transaction of its own.
///
/// - [Listening][mall.domain.events.Listening] gives listeners three threads, so that they never
///   take the database connections that requests need; what does not fit waits in the table.
/// - [Redelivery][mall.domain.events.Redelivery] tells again what failed, after 10 s, 20 s, 40 s
///   and so on, and what a stopped process left behind. A poisoned event delays no other.
/// - [DeadLetters][mall.domain.events.DeadLetters] shows what failed ten times and tells it once
///   more when somebody has mended the cause.
/// - [RegisteredEvents][mall.domain.events.RegisteredEvents] is the table.
///
/// Invariant: no row is lost; every row is waiting, being heard, or a dead letter.
@ApplicationModule(
        id = "events",
        allowedDependencies = {"kernel"})
@NullMarked
package mall.domain.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
