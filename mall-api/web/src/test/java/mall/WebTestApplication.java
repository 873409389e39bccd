package mall;

import java.util.Optional;
import java.util.UUID;
import mall.web.Caller;
import mall.web.access.FrontDoor;
import mall.web.problems.NotSignedIn;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/// A front door for the tests of what is behind every front door: the bearer's token is his id,
/// and permissions follow it after a dot.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class WebTestApplication {

    public record Visitor(UUID id) {}

    @Bean
    SecurityFilterChain door(HttpSecurity http, FrontDoor door) {
        return door.open(http.securityMatcher("/api/**", "/admin/api/**"), request -> {
                    var header = request.getHeader("Authorization");
                    if (header == null) return Optional.empty();
                    if (!header.startsWith("Bearer ")) throw new NotSignedIn();
                    var words = header.substring(7).split("\\.", 2);
                    var id = UUID.fromString(words[0]);
                    return Optional.of(
                            words.length == 1
                                    ? Caller.shopper(id, new Visitor(id))
                                    : Caller.operator(id, new Visitor(id), words[1]::equals));
                })
                .build();
    }

    @Bean
    SecurityFilterChain wall(HttpSecurity http, FrontDoor door) {
        return door.closed(http).build();
    }
}
