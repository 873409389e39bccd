/// The people who work for the shop: how they come in, what each of them may do, and what they
/// did.
///
/// - [Invitations][mall.domain.operators.Invitations] lets people in. There is no account with a
///   known password: the first start prints a link that makes its reader the owner, once, and
///   operators invite operators.
/// - [OperatorSessions][mall.domain.operators.OperatorSessions] logs them in and out.
/// - [Operators][mall.domain.operators.Operators] and [Roles][mall.domain.operators.Roles] say who
///   may do what: an operator has roles, a role has permissions such as `orders:ship`.
/// - [ActionLog][mall.domain.operators.ActionLog] keeps who did what, for ever.
///
/// Always true: there is an operator who may do everything, from the first one on; nobody gives a
/// permission that he does not have; who is disabled or changes his password is logged out
/// everywhere, at once; passwords, tokens and links are known to us only as hashes; the log is
/// only added to.
///
/// Guessing passwords is slowed down by name and address together, so that a stranger can lock
/// out nobody but himself.
@ApplicationModule(
        id = "operators",
        allowedDependencies = {"kernel", "snapshots", "privacy", "audit", "settings"})
@NullMarked
package mall.domain.operators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
