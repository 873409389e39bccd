package mall.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import mall.member.members.MemberSessions;
import mall.web.Caller;
import mall.web.access.FrontDoor;
import mall.web.problems.NotSignedIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/// The doors of the shop. A shopper shows the token that he got at login; who shows none is
/// nobody and sees what is open to anybody, without any cost. What has no door here, nor in the
/// console, is behind a wall.
@Configuration
class ShopSecurity {

    private static final String BEARER = "Bearer ";

    private final FrontDoor door;
    private final MemberSessions sessions;

    ShopSecurity(FrontDoor door, MemberSessions sessions) {
        this.door = door;
        this.sessions = sessions;
    }

    @Bean
    @Order(10)
    SecurityFilterChain shop(HttpSecurity http) {
        return door.open(http.securityMatcher("/api/**"), this::shopper).build();
    }

    /// WeChat's callbacks prove themselves by their signatures; pictures are for everybody.
    @Bean
    @Order(20)
    SecurityFilterChain withoutPeople(HttpSecurity http) {
        return door.open(http.securityMatcher("/webhooks/**", "/files/**")).build();
    }

    /// The description of the API to click through, everywhere but in production.
    @Bean
    @Order(30)
    @Profile("!production")
    SecurityFilterChain descriptions(HttpSecurity http) {
        return door.pages(http.securityMatcher(
                        "/swagger-ui.html", "/swagger-ui/**", "/v3/api-docs/**", "/v3/api-docs.yaml/**"))
                .build();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain wall(HttpSecurity http) {
        return door.closed(http).build();
    }

    private Optional<Caller> shopper(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) return Optional.empty();
        if (!header.startsWith(BEARER)) throw new NotSignedIn();
        var shopper = sessions.authenticate(header.substring(BEARER.length()));
        return Optional.of(
                shopper.map(known -> Caller.shopper(known.id().id(), known)).orElseThrow(NotSignedIn::new));
    }
}
