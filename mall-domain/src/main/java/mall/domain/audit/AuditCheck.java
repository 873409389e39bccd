package mall.domain.audit;

/// One rule that must hold at any moment, as the query that finds what breaks it.
///
/// @param name lower-case words joined by dashes, the capability first:
/// `stock-equals-its-movements`
/// @param sql returns a row per violation, with the columns `subject` (text: the id of what is
/// wrong and nothing else) and `detail` (text: what is wrong with it); a settling check adds
/// `since` (timestamptz: from when on it has been wrong). It may use the parameter `:now`.
public record AuditCheck(String name, Severity severity, String sql) {

    /// When a violation counts.
    public enum Severity {
        /// At once, always.
        STRICT,
        /// When it is older than a minute and no event that names its subject is still to be
        /// heard by some listener.
        SETTLING
    }

    public static AuditCheck strict(String name, String sql) {
        return new AuditCheck(name, Severity.STRICT, sql);
    }

    public static AuditCheck settling(String name, String sql) {
        return new AuditCheck(name, Severity.SETTLING, sql);
    }
}
