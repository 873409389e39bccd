/// What the mall stands on while it runs, the same in production, in tests and on a developer's
/// machine.
///
/// - [MallDefaults][mall.domain.runtime.MallDefaults] brings `mall-defaults.properties`, the
///   settings of every start.
/// - [Clockwork][mall.domain.runtime.Clockwork] runs what is `@Scheduled`; what only one replica
///   may run bears a `@SchedulerLock` besides.
/// - [Backlog][mall.domain.runtime.Backlog] is how a job works through what it finds due.
/// - [ReservedConnections][mall.domain.runtime.ReservedConnections] are for what must not wait for a
///   connection while a crowd holds them all; `ConnectionPools` keeps them.
/// - [Warmup][mall.domain.runtime.Warmup] is what a capability implements whose code a crowd will ask
///   for at one second; [WarmingUp][mall.domain.runtime.WarmingUp] does it beforehand.
/// - [RedisNames][mall.domain.runtime.RedisNames] sets Redis up: every key begins with the mall's
///   prefix, and a mall starts without Redis.
///
/// Only the backlog and the reserved connections are called by others, and warm-ups implemented; the
/// rest they merely feel.
@ApplicationModule(
        id = "runtime",
        allowedDependencies = {})
@NullMarked
package mall.domain.runtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
