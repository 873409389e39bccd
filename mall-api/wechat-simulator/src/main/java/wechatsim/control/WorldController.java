package wechatsim.control;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import wechatsim.exchange.Exchange;
import wechatsim.exchange.Exchanges;
import wechatsim.kernel.SimulatorClock;
import wechatsim.miniapp.AccessTokens;

/// The simulator's time, what was said and answered, and the tokens.
@ControlController
@RequestMapping("/_control")
class WorldController {

    private final SimulatorClock clock;
    private final Exchanges exchanges;
    private final AccessTokens tokens;

    WorldController(SimulatorClock clock, Exchanges exchanges, AccessTokens tokens) {
        this.clock = clock;
        this.exchanges = exchanges;
        this.tokens = tokens;
    }

    @GetMapping("/clock")
    Time time() {
        return new Time(clock.instant(), clock.moved());
    }

    @PostMapping("/clock")
    Time advance(@Valid @RequestBody Advance advance) {
        clock.advance(advance.by());
        return time();
    }

    @GetMapping("/exchanges")
    List<Exchange> exchanges() {
        return exchanges.list();
    }

    @DeleteMapping("/exchanges")
    void forgetExchanges() {
        exchanges.clear();
    }

    @PostMapping("/access-tokens/revoke")
    void revokeTokens() {
        tokens.revokeAll();
    }

    record Time(Instant now, Duration moved) {}

    record Advance(@NotNull Duration by) {}
}
