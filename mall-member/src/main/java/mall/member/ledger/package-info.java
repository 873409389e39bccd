/// What members have: points, growth and stored value, every movement of it double-entry.
///
/// A member has an *account* per [Asset][mall.member.ledger.Asset]. Its value lies in three
/// pockets: *free* to use, *held* for an owner, or *owed*, below zero. Free and held value lies in
/// *batches*: all that expires at one moment ([Expiry][mall.member.ledger.Expiry]). What moves is
/// written as a *journal*: lines that take from one place and give to another, the shop's
/// [counter-accounts][mall.member.ledger.Counter] included, and sum to zero. Journals of an
/// account are numbered without gaps; they are its statement.
///
/// Doors; each joins the caller's transaction, and a repeat for one
/// [cause][mall.member.ledger.LedgerCause] changes nothing:
///
/// - [Ledger][mall.member.ledger.Ledger] gives and takes.
/// - [Holds][mall.member.ledger.Holds] sets aside, captures, releases;
///   [HoldOwner][mall.member.ledger.HoldOwner] is asked when a deadline has passed.
/// - [Reversals][mall.member.ledger.Reversals] gives back what was spent and takes back what was
///   earned, in parts, never more than there was.
/// - [Expiries][mall.member.ledger.Expiries] tells of value that expires soon.
/// - [LedgerViews][mall.member.ledger.LedgerViews] answers what there is and how it came.
///
/// Event: [ValueExpiresSoon][mall.member.ledger.LedgerEvent.ValueExpiresSoon].
///
/// What must hold, at any moment:
///
/// - every journal sums to zero; what is free, held and owed is the sum of an account's postings;
/// - nothing is ever overdrawn: free and held are never negative, and only points and growth can be
///   owed, down to the [floor][mall.member.ledger.Floor] of whoever takes them back;
/// - while something is owed nothing is free;
/// - batches sum to what is free, holds to what is held; every hold has an owner and a deadline.
///
/// How it is kept: whoever books locks the account's one row, reads, counts in plain Java, and
/// writes all of it in one statement. The shop's side has no row that everybody would wait for:
/// its sums are added up from postings. Several accounts of one member are booked in the order of
/// [Asset][mall.member.ledger.Asset]; accounts of several members in the order of their ids.
@ApplicationModule(
        id = "ledger",
        allowedDependencies = {"kernel", "privacy", "audit"})
@NullMarked
package mall.member.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
