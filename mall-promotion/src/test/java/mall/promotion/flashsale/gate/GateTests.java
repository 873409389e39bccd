package mall.promotion.flashsale.gate;

import mall.testing.LocalServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The rules of the gate on an ordinary Redis.
class GateTests extends GateRules {

    static Porter porter;

    @BeforeAll
    static void start() {
        porter = Porter.on(LocalServices.shared().redis().port());
    }

    @AfterAll
    static void stop() {
        porter.close();
    }

    @Override
    Porter porter() {
        return porter;
    }
}
