package mall.domain.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the audit found, all of it as of one moment.
///
/// @param at the moment
public record AuditReport(Instant at, List<Finding> findings) {

    public AuditReport {
        findings = List.copyOf(findings);
    }

    /// Whether every check could be run and none found anything.
    public boolean isClean() {
        return findings.stream().allMatch(Finding::isClean);
    }

    /// What one check found.
    ///
    /// @param count how many violations there are; the list shows the first of them
    /// @param failure why the check could not be run; null when it could
    public record Finding(
            String check,
            AuditCheck.Severity severity,
            long count,
            List<Violation> violations,
            long millis,
            @Nullable String failure) {

        public Finding {
            violations = List.copyOf(violations);
        }

        public boolean isClean() {
            return count == 0 && failure == null;
        }
    }

    /// @param subject the id of what is wrong
    public record Violation(String subject, String detail) {}
}
