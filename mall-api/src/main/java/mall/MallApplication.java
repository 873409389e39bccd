package mall;

import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import mall.api.operations.AuditCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// The mall: the Mini Program's door, the console's door and everything below them in one
/// process, of which any number may run.
// Capabilities name their parts as they like: two may have a `SessionRows`.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class MallApplication {

    public static void main(String[] arguments) {
        // The shop's days are ShopCalendar's business; the machine's zone is nobody's.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        var mall = new SpringApplication(MallApplication.class);
        if (List.of(arguments).contains("--" + AuditCommand.ARGUMENT)) System.exit(audit(mall, arguments));
        mall.run(arguments);
    }

    /// Runs the audit beside the malls that are open: no doors, no clocks.
    private static int audit(SpringApplication mall, String... arguments) {
        mall.setWebApplicationType(WebApplicationType.NONE);
        mall.setDefaultProperties(Map.of("mall.jobs.enabled", "false"));
        return SpringApplication.exit(mall.run(arguments));
    }
}
