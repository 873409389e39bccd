package wechatsim.control;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import wechatsim.crypto.PlatformKeys;
import wechatsim.crypto.SimulatorCredentials;

/// Hands out what the mall must be configured with, to this machine only: whoever has it can act as
/// the merchant.
@ControlController
class CredentialsController {

    private final PlatformKeys keys;

    CredentialsController(PlatformKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/_control/credentials")
    SimulatorCredentials credentials(HttpServletRequest request) throws UnknownHostException {
        // An address, never a name: nothing is looked up.
        if (!InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return keys.credentials();
    }
}
