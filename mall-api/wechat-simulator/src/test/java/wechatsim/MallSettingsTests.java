package wechatsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MallSettingsTests {

    @TempDir
    Path volume;

    @Test
    void aMallInAnotherContainerFindsItsSettingsWhenTheSimulatorListens() throws IOException {
        var file = volume.resolve("mall.properties");
        try (var wechat = WechatSimulator.start(Options.onAnyPort().mallSettings(file, "wechat-simulator"))) {
            var settings = new Properties();
            try (var reader = Files.newBufferedReader(file)) {
                settings.load(reader);
            }

            assertThat(settings)
                    .containsEntry("mall.wechat.appid", wechat.credentials().appid())
                    .containsEntry(
                            "mall.wechat.pay.private-key", wechat.credentials().merchantPrivateKey())
                    .containsEntry("mall.wechat.pay.proxy.host", "wechat-simulator");
        }
    }
}
