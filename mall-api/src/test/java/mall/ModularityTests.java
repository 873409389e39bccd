package mall;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The fences between the capabilities: no cycles, nobody reaches into another's internals, and
/// every dependency is declared on a title page.
class ModularityTests {

    @Test
    void capabilitiesKeepTheirFences() {
        ApplicationModules.of(MallApplication.class).verify();
    }
}
