package mall;

import java.util.Map;
import java.util.TimeZone;
import mall.api.operations.AuditCommand;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.MapPropertySource;

/// The mall: the Mini Program's door, the console's door and everything below them in one
/// process, of which any number may run.
// Capabilities name their parts as they like: two may have a `SessionRows`.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class MallApplication {

    private static final Map<String, Object> INDOORS = Map.of(
            "server.port", -1, "management.server.port", -1, "mall.jobs.enabled", false, "mall.warm-up.time", "0s");

    public static void main(String[] arguments) {
        // The shop's days are ShopCalendar's business; the machine's zone is nobody's.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        var mall = new SpringApplication(MallApplication.class);
        if (AuditCommand.isAskedFor(new DefaultApplicationArguments(arguments))) System.exit(audit(mall, arguments));
        mall.run(arguments);
    }

    /// Runs the audit beside the malls that are open: no doors, no clocks, whatever else is said. It is
    /// the same application all the same, whose parts for the web find what they need.
    private static int audit(SpringApplication mall, String... arguments) {
        mall.addInitializers(context ->
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("audit", INDOORS)));
        return SpringApplication.exit(mall.run(arguments));
    }
}
