/// Shows at any moment that what must hold does hold: stock equals its movements, refunds never
/// exceed what was paid, nothing is stuck.
///
/// - Every capability contributes an [AuditCheck][mall.domain.audit.AuditCheck] bean per rule; a
///   check is one query that returns the violations, none when all is well.
/// - [Audit][mall.domain.audit.Audit] runs them all in one REPEATABLE READ snapshot, so that a
///   sale in progress cannot look like a violation, and reports in an
///   [AuditReport][mall.domain.audit.AuditReport].
///
/// A *strict* check may never find a row. A *settling* one speaks of things that events bring
/// about: a violation counts when it is older than a minute and no event that names its subject
/// is still to be heard.
@ApplicationModule(
        id = "audit",
        allowedDependencies = {"kernel"})
@NullMarked
package mall.domain.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
