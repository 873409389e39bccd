package mall;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The mall: the Mini Program's door, the console's door and everything below them in one
/// process, of which any number may run.
@SpringBootApplication
public class MallApplication {

    public static void main(String[] arguments) {
        // The shop's days are ShopCalendar's business; the machine's zone is nobody's.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(MallApplication.class, arguments);
    }
}
