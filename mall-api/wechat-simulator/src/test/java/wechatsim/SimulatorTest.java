package wechatsim;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import wechatsim.kernel.RandomText;

/// One simulator for all tests of a JVM, with nothing broken at the beginning of each, and a shop
/// that listens to its notices.
abstract class SimulatorTest {

    static final ListeningShop SHOP = new ListeningShop();

    static final WechatSimulator WECHAT = WechatSimulator.start(Options.onAnyPort()
            .refundSettlesAfter(Duration.ofMillis(20))
            .noticeTimeout(Duration.ofSeconds(2))
            .pushTo(SHOP.url("/push"), wechatsim.kernel.SimulatorSettings.PushFormat.JSON));

    static final SimulatorControl CONTROL = WECHAT.control();
    static final Shopper LIU = CONTROL.shopper("刘小雨");
    static final Shopper WANG = CONTROL.shopper("王大伟");

    final MallSdk mall = MallSdk.withPublicKey(WECHAT);
    final WireClient wire = new WireClient(WECHAT);

    @BeforeEach
    void nothingIsBroken() {
        CONTROL.faults().allOff();
        SHOP.reset();
    }

    @AfterEach
    void nothingIsLeftWaiting() {
        CONTROL.faults().allOff();
        SHOP.answers(204);
        CONTROL.notices().flush();
    }

    static String newNumber() {
        return RandomText.alphanumeric(32);
    }
}
