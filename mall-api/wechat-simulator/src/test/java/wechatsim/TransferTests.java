package wechatsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import wechatsim.WireClient.Answer;

/// Money for shoppers, who confirm before it moves.
class TransferTests extends SimulatorTest {

    static final String PATH = "/v3/fund-app/mch-transfer/transfer-bills";

    final String number = newNumber();

    @Test
    void waitsUntilTheShopperConfirms() {
        var begun = begin(body(500)).json();
        assertThat(begun.path("state").asString()).isEqualTo("WAIT_USER_CONFIRM");
        assertThat(find().path("state").asString()).isEqualTo("WAIT_USER_CONFIRM");

        CONTROL.transfers().confirm(begun.path("package_info").asString());

        assertThat(find().path("state").asString()).isEqualTo("SUCCESS");
        assertThat(wire.pay(
                                "GET",
                                PATH + "/transfer-bill-no/"
                                        + begun.path("transfer_bill_no").asString(),
                                "")
                        .json()
                        .path("out_bill_no")
                        .asString())
                .isEqualTo(number);
        await().untilAsserted(() -> assertThat(SHOP.heard("/transferred")).hasSize(1));
        var told = mall.understand(SHOP.heard("/transferred").getFirst(), Map.class);
        assertThat(told.get("out_bill_no")).isEqualTo(number);
        assertThat(told.get("state")).isEqualTo("SUCCESS");
    }

    @Test
    void failsWhenNobodyConfirmsForADay() {
        begin(body(500));

        CONTROL.advanceClock(Duration.ofHours(24));

        await().untilAsserted(() -> assertThat(find().path("state").asString()).isEqualTo("FAIL"));
        assertThat(find().path("fail_reason").asString()).isEqualTo("OVERDUE_CLOSE");
        assertThatThrownBy(() -> CONTROL.transfers().confirmByNumber(number)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void canBeTakenBackBefore() {
        begin(body(500));

        var cancelled = wire.pay("POST", PATH + "/out-bill-no/%s/cancel".formatted(number), "");

        assertThat(cancelled.json().path("state").asString()).isEqualTo("CANCELING");
        CONTROL.advanceClock(Duration.ofSeconds(2));
        await().untilAsserted(() -> assertThat(find().path("state").asString()).isEqualTo("CANCELLED"));
    }

    @Test
    void cannotBeTakenBackAfterwards() {
        begin(body(500));
        CONTROL.transfers().confirmByNumber(number);

        assertThat(wire.pay("POST", PATH + "/out-bill-no/%s/cancel".formatted(number), "")
                        .code())
                .isEqualTo("INVALID_REQUEST");
    }

    @Test
    void happensOncePerNumber() {
        var first = begin(body(500)).json();
        var again = begin(body(500)).json();

        assertThat(again.path("transfer_bill_no")).isEqualTo(first.path("transfer_bill_no"));
        assertThat(begin(body(600)).code()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void canBeFoundForThirtyDays() {
        begin(body(500));
        CONTROL.advanceClock(Duration.ofDays(30));

        assertThat(wire.pay("GET", PATH + "/out-bill-no/" + number, "").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void needsANameWhenItIsLarge() {
        assertThat(begin(body(200_000)).code()).isEqualTo("PARAM_ERROR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "岗位类型 | 别的 | PARAM_ERROR",
                "'transfer_amount': 500 | 'transfer_amount': '500' | PARAM_ERROR",
                "'transfer_remark': '佣金' | 'none': 1 | PARAM_ERROR",
                "'openid': 'o | 'openid': 'x | OPENID_MISMATCH",
                "'transfer_scene_id': '1005' | 'transfer_scene_id': 1005 | PARAM_ERROR"
            })
    void isRefusedWhenSomethingIsWrong(String right, String wrong, String code) {
        assertThat(begin(body(500).replace(right.replace('\'', '"'), wrong.replace('\'', '"')))
                        .code())
                .isEqualTo(code);
    }

    private String body(int amount) {
        return """
                {'appid': '%s', 'out_bill_no': '%s', 'transfer_scene_id': '1005', 'openid': '%s',
                 'transfer_amount': %d, 'transfer_remark': '佣金', 'notify_url': '%s',
                 'transfer_scene_report_infos': [{'info_type': '岗位类型', 'info_content': '推广员'},
                                                 {'info_type': '报酬说明', 'info_content': '十一月佣金'}]}
                """.formatted(WECHAT.credentials().appid(), number, LIU.openid(), amount, SHOP.url("/transferred"))
                .replace('\'', '"');
    }

    private Answer begin(String body) {
        var signed = wire.sign("POST", PATH, body, Duration.ZERO);
        return wire.pay(
                "POST",
                PATH,
                body,
                signed,
                Map.of("Wechatpay-Serial", WECHAT.credentials().publicKeyId()));
    }

    private JsonNode find() {
        return wire.pay("GET", PATH + "/out-bill-no/" + number, "").json();
    }
}
