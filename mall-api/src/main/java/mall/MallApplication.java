package mall;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
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
        SpringApplication.run(MallApplication.class, arguments);
    }
}
