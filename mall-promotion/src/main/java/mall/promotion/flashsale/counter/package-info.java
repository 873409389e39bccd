/// The counter of a flash sale: where buyers tap 立即抢购, get in or not, and get their orders.
///
/// **Doors.** [AttemptTokens][mall.promotion.flashsale.counter.AttemptTokens] are what a page gives to
/// whoever may tap. [Counter][mall.promotion.flashsale.counter.Counter] takes a
/// [Tap][mall.promotion.flashsale.counter.Tap] and answers with an
/// [Outcome][mall.promotion.flashsale.counter.Outcome], also to whoever holds a ticket.
/// [Figures][mall.promotion.flashsale.counter.Figures] say what is going on, for the console.
///
/// **The way of an attempt.** What this process knows is asked first ([Entrance]): the token, the
/// session, the limit, and whether the lot was sold out a moment ago. Whoever gets past it takes a place
/// in the [Line], and only then asks the gate, in one round trip ([Turnstile]). Who is let in waits in
/// the line until one thread per process ([OrderWriter]) has his order committed together with those of
/// the others who came meanwhile ([Ledger]), and is answered after the commit. So a loser costs no SQL,
/// and no Redis either once the units are gone; a winner costs one script and his share of a
/// transaction.
///
/// **What always holds.** Answered means committed. An admission becomes one order at most, whoever
/// places it: its id is the key under which the order is placed. An admission of which nobody says what
/// became of it, because its process died or lost its database, is taken up by any replica ([TakeUp])
/// within two minutes, and given back after that: no unit is stranded, and nobody gets an order long
/// after he has left. The line has so many places and no more; who finds none is sent away while he has
/// nothing, so that whoever waits does not wait long, however many come.
///
/// **Words.** An *attempt* is one tap, with one token. An *admission* is an attempt that the gate let in;
/// its id is the nonce of the token. A *ticket* is what somebody gets whose order is not there within
/// two seconds.
@NamedInterface("counter")
@NullMarked
package mall.promotion.flashsale.counter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
