package mall.api.operations;

import java.io.PrintStream;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport;
import mall.domain.audit.AuditReport.Finding;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;

/// The audit as a command: `java -jar mall-api.jar --mall.audit`. [mall.MallApplication] starts no
/// doors and no clocks for it and ends with this exit code.
@Component
public class AuditCommand implements ApplicationRunner, ExitCodeGenerator {

    private static final String ARGUMENT = "mall.audit";

    private final Audit audit;
    private int violated;

    AuditCommand(Audit audit) {
        this.audit = audit;
    }

    /// Whether `--mall.audit` is among them, with whatever value but false.
    public static boolean isAskedFor(ApplicationArguments arguments) {
        var values = arguments.getOptionValues(ARGUMENT);
        return values != null && !values.contains("false");
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!isAskedFor(arguments)) return;
        var report = audit.run();
        print(report, System.out);
        violated = report.isClean() ? 0 : 1;
    }

    @Override
    public int getExitCode() {
        return violated;
    }

    static void print(AuditReport report, PrintStream out) {
        report.findings().forEach(finding -> print(finding, out));
        var broken =
                report.findings().stream().filter(finding -> !finding.isClean()).count();
        out.printf(
                "%d checks as of %s, %d of them violated%n", report.findings().size(), report.at(), broken);
    }

    private static void print(Finding finding, PrintStream out) {
        out.printf("%-8s %s (%d ms)%n", finding.isClean() ? "holds" : "VIOLATED", finding.check(), finding.millis());
        if (finding.failure() != null) out.printf("         could not be checked: %s%n", finding.failure());
        finding.violations()
                .forEach(violation -> out.printf("         %s %s%n", violation.subject(), violation.detail()));
        if (finding.count() > finding.violations().size()) out.printf("         … %d in all%n", finding.count());
    }
}
