/// 秒杀: a few units, very cheap, from a moment on, and everybody comes at once.
///
/// **Words.** A *campaign* of the play `flash-sale` has *sessions* (场次): continuous openings, which
/// its period and daily slots give. A *lot* is the units of one SKU in one session; they lie in an
/// allotment of their own, carved out of ordinary stock when the campaign is scheduled. The *gate*
/// (`flashsale.gate`, Redis) decides who is let in; the *ledger* (here, PostgreSQL) decides who
/// bought; the *counter* (`flashsale.counter`) is where buyers come.
///
/// **Life of a session.** It is planned in the transaction that schedules its campaign, which is
/// refused when there is too little stock for all sessions. An edit plans those anew that have not
/// opened; what is open keeps its terms, and may only get more units. It opens and closes by its
/// instants, on every replica at once; the merchant may close it early. Two minutes after it is over,
/// what nobody bought is ordinary stock again, and what orders release later follows.
///
/// **Doors.** [Sales][mall.promotion.flashsale.Sales] says what is on and what is coming, from
/// memory. [FlashSessions][mall.promotion.flashsale.FlashSessions] closes a session early.
/// [LotReturns][mall.promotion.flashsale.LotReturns] is told what came back.
/// [LotBook][mall.promotion.flashsale.LotBook] is what the ledger says of a lot, for the
/// gate.
///
/// **What always holds.** A lot never sells more units than were carved for it, nor more to a member
/// than the session's limit, nor the campaign more than its own, however many buy at once and
/// whatever the gate lets in. Every live purchase belongs to a live order, and an order that is
/// undone gives its units and its limits back once.
@ApplicationModule(
        id = "flashsale",
        allowedDependencies = {
            "kernel",
            "audit",
            "campaign",
            "catalog",
            "inventory",
            "members",
            "members :: addresses",
            "messages",
            "operators",
            "orders",
            "orders :: pricing",
            "orders :: views",
            "privacy",
            "runtime",
            "settings",
            "snapshots"
        })
@NullMarked
package mall.promotion.flashsale;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
