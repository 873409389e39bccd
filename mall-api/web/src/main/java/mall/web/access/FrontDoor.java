package mall.web.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import mall.web.problems.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/// What the security chains of both front doors have in common: no session of the servlet
/// container, no forms, no redirects, strict headers, refusals as problem documents. Who may do
/// what is checked behind, at the controller ([Access]).
@Component
public class FrontDoor {

    private final ProblemWriter problems;

    FrontDoor(ProblemWriter problems) {
        this.problems = problems;
    }

    /// A door behind which everybody is recognised, and its controllers decide.
    public HttpSecurity open(HttpSecurity http, CallerFilter.Recognition door) {
        return bare(http)
                .addFilterBefore(new CallerFilter(door, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
    }

    /// A door without people: public files, callbacks that carry their own proof.
    public HttpSecurity open(HttpSecurity http) {
        return bare(http)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
    }

    /// Pages for a browser: they run their own scripts and show their own pictures, nobody else's.
    public HttpSecurity pages(HttpSecurity http) {
        return open(http)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
                                + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'")));
    }

    /// A wall: behind it is nothing that anybody should know of.
    public HttpSecurity closed(HttpSecurity http) {
        return bare(http)
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(this::nothingHere).accessDeniedHandler(this::nothingHere))
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll());
    }

    private void nothingHere(HttpServletRequest request, HttpServletResponse response, Exception denied)
            throws IOException {
        problems.write(new ErrorResponseException(HttpStatus.NOT_FOUND), request, response);
    }

    /// The way of a failed request to its error page, which leads past all other doors.
    @Bean
    @Order(0)
    SecurityFilterChain errors(HttpSecurity http) {
        return open(http.securityMatcher(request -> request.getDispatcherType() == DispatcherType.ERROR))
                .build();
    }

    /// A request is observed as a whole; an observation of each security filter in it took a quarter
    /// of the time of a product page.
    @Bean
    static SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    private HttpSecurity bare(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(
                                (request, response, e) -> problems.write(e, request, response))
                        .accessDeniedHandler((request, response, e) -> problems.write(e, request, response)))
                .headers(headers -> headers.frameOptions(frames -> frames.deny())
                        .contentSecurityPolicy(policy ->
                                policy.policyDirectives("default-src 'none'; frame-ancestors 'none'; base-uri 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .httpStrictTransportSecurity(hsts ->
                                hsts.maxAgeInSeconds(Duration.ofDays(365).toSeconds())));
    }
}
