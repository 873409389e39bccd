package mall.admin.operators;

import mall.domain.operators.Invitation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Addresses of the console's pages. What is secret in one stands behind a `#`, which browsers
/// keep to themselves and servers never see.
@Component
class ConsoleLinks {

    private final String console;

    /// @param console where people open the console, ending in `/`
    ConsoleLinks(@Value("${mall.console.url:http://localhost:8080/console/}") String console) {
        this.console = console;
    }

    String invitation(Invitation invitation) {
        return console + "#/invitation/" + invitation.token();
    }
}
