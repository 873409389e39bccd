/// The gate of a flash sale: Redis decides who is let in, so that a crowd of 50,000 costs one short
/// script each, and PostgreSQL sees no more buyers than there are units.
///
/// The gate is never right or wrong about who bought: that is the ledger's to say. It promises a
/// try. Whatever is lost here, the ledger sells no unit twice and keeps every limit; and the gate
/// is rebuilt from the ledger within seconds, so that no unit stays unsold.
///
/// **Words.** An *attempt* is one tap on 立即抢购 with an attempt token. An *admission* is an attempt
/// that was let in; it is *pending* until it is *settled* (its order is committed) or *turned back*
/// (the ledger refused it). *Left* is how many units may still be let in. The gate is *shut* while
/// nobody is let in because nobody knows how things stand. An *epoch* is one build of the gate.
///
/// **Keys**, all with the hash tag `{session:sku}` of their lot, so that a cluster keeps them
/// together:
///
/// | key | what |
/// |---|---|
/// | `flash:{…}:gate` | a hash: `epoch` (absent = shut), `opens`, `closes`, `limit`, `quota`, `left`, `pending`; `run`,
/// the run id of the server that it was built on; `terms`, what it was built from; while it is rebuilt `holder`,
/// `until`, `doubt` |
/// | `flash:{…}:members` | a hash: what each member has, units bought and pending |
/// | `flash:{…}:tokens` | a hash: each token used → `epoch units stream-id key` |
/// | `flash:{…}:admissions` | a stream: the pending admissions, with what is needed to place their orders |
/// | `flash:{…}:draft` | the members of the next build |
///
/// **Scripts**, one round trip each, all idempotent or guarded so that a lost reply does no harm:
///
/// - `admit` asks in this order: is the gate built, is the token unused, is it open, are there
///   units, is the member within his limit; then it takes the units, counts the member, appends to
///   the stream and notes the token. Sent again because its answer was lost, it answers *repeated*.
///   Attempts that wait in one process at the same moment share a call.
/// - `settle` and `turn-back` first remove the admission from the stream, and only whoever removed
///   it counts: twice is once. `give-back` adds to left and takes from the member.
/// - `take-up` moves admissions that stayed pending too long to the stream's end and returns them,
///   so that each goes to one caller.
/// - `look` says how things stand, and shuts a gate whose `run` is not this server's run id: a
///   Redis that was restarted, failed over or rolled back shows a past that must not be sold from.
/// - `shut`, `draft` and `open` rebuild.
///
/// **Rebuilding.** The keeper of every replica looks at each gate every 300 ms and compares it with
/// the ledger every second; whoever finds it absent, shut, built from other terms, holding pending
/// units for nobody, or different from the ledger three times in a row rebuilds it:
///
/// 1. `shut` takes away the epoch and notes a holder for 3 seconds. From now on nobody is let in.
///    It refuses while another holder is at work, or when the gate was rebuilt meanwhile.
/// 2. For half a second at most, admissions that are pending may still be settled; not when the
///    server is another than before, whose stream is of the past.
/// 3. `shut` once more, which clears `doubt`; then PostgreSQL is read, in one snapshot; the members
///    are drafted in chunks; `open` puts everything in place in one step, under a new epoch.
/// 4. Whatever is settled, turned back or given back between the reading and the opening sets
///    `doubt`, and `open` refuses: the ledger is read again.
///
/// `draft` and `open` do nothing for anybody but the present holder, so a holder that was paused
/// past its time, or whose lock was lost, changes nothing: no lock is trusted, each step is checked
/// where it takes effect.
///
/// **In-flight admissions.** What is still pending when a gate is opened belongs to an earlier
/// epoch and holds nothing in the new one: neither units nor limit. It may still become an order,
/// if the ledger has a unit; then the gate has promised one too many, and the ledger refuses the
/// last one. This errs on the side of letting in, because too many let in costs somebody a polite
/// no, while a unit held back for nobody stays unsold. If the server is another than before, its
/// stream is dropped with the tokens in it: an older copy knows of admissions that were answered
/// long ago.
///
/// **Why no unit is stranded.** In rest, left + pending = what is free in the ledger. Every
/// difference, from whatever message that was lost, is a difference of these two numbers, found
/// within three seconds and ended by a rebuild. Pending does not stay: it is settled, or handed to
/// somebody who settles it.
///
/// **Why none is sold twice.** Not by the gate: each admission is an order that takes its units
/// from the lot's allotment by a conditional write, counts against the limits of its member in
/// rows, and is placed under an idempotency key, so that two processes that hold one admission make
/// one order.
@NullMarked
package mall.promotion.flashsale.gate;

import org.jspecify.annotations.NullMarked;
