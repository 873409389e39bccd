package mall.api.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import mall.api.wechat.WechatSettings.Pay;
import mall.api.wechat.WechatSettings.Proxy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// In tests the simulator is on the class path, which is one complaint always.
class ProductionGuardTests {

    @Test
    void wechatItselfIsNoComplaint() {
        assertThat(complaints(
                        "https://api.weixin.qq.com", "https://api.mch.weixin.qq.com", "https://shop.example", null))
                .isEmpty();
    }

    @Test
    void aProxyOnThisMachineIsOne() {
        for (var host : List.of("127.0.0.1", "localhost", "::1")) {
            assertThat(complaints(
                            "https://api.weixin.qq.com",
                            "https://api.mch.weixin.qq.com",
                            "https://shop.example",
                            new Proxy(host, 8090)))
                    .hasSize(1);
        }
    }

    @Test
    void aHostThatIsNotWechatsIsOne() {
        assertThat(complaints("http://127.0.0.1:8090", "https://api.mch.weixin.qq.com", "https://shop.example", null))
                .hasSize(1);
        assertThat(complaints(
                        "https://api.weixin.qq.com", "http://api.mch.weixin.qq.com", "https://shop.example", null))
                .hasSize(1);
        assertThat(complaints(
                        "https://api.weixin.qq.com.evil.example",
                        "https://evilmch.weixin.qq.com.example",
                        "https://shop.example",
                        null))
                .hasSize(2);
    }

    @Test
    void anAddressThatWechatCannotReachIsOne() {
        assertThat(complaints(
                        "https://api.weixin.qq.com", "https://api.mch.weixin.qq.com", "http://shop.example", null))
                .hasSize(1);
        assertThat(complaints("https://api.weixin.qq.com", "https://api.mch.weixin.qq.com", "https://localhost", null))
                .hasSize(1);
    }

    @Test
    void theSimulatorOnTheClassPathIsOne() {
        assertThat(ProductionGuard.complaints(settings(
                        "https://api.weixin.qq.com", "https://api.mch.weixin.qq.com", "https://shop.example", null)))
                .containsExactly("the WeChat simulator is on the class path");
    }

    @Test
    void noAccountsAtAllAreOne() {
        assertThat(ProductionGuard.complaints(null)).hasSize(1);
    }

    private static List<String> complaints(String host, String payHost, String notifyBase, @Nullable Proxy proxy) {
        return ProductionGuard.complaints(settings(host, payHost, notifyBase, proxy)).stream()
                .filter(complaint -> !complaint.contains("class path"))
                .toList();
    }

    private static WechatSettings settings(String host, String payHost, String notifyBase, @Nullable Proxy proxy) {
        var pay = new Pay(
                "1900000001",
                "5157F09EFDC096DE",
                "key",
                "a".repeat(32),
                null,
                null,
                null,
                URI.create(notifyBase),
                URI.create(payHost),
                proxy);
        return new WechatSettings("wx0000000000000001", "secret", URI.create(host), Duration.ofSeconds(5), pay, null);
    }
}
