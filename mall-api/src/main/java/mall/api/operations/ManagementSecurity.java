package mall.api.operations;

import mall.web.access.FrontDoor;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/// The management port asks nobody who he is: it is reachable from inside the deployment only, which
/// the network sees to. The endpoints do not exist on the public port.
@Configuration
class ManagementSecurity {

    @Bean
    @Order(5)
    SecurityFilterChain management(HttpSecurity http, FrontDoor door) {
        return door.open(http.securityMatcher(EndpointRequest.toAnyEndpoint())).build();
    }
}
