package wechatsim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wechatsim.WireClient.Answer;
import wechatsim.kernel.WechatTime;
import wechatsim.pay.RefundStatus;

/// The daily bill of trades.
class BillTests extends SimulatorTest {

    static final String NUMBER = newNumber();
    static final String REFUND_NUMBER = newNumber();
    static LocalDate day = LocalDate.EPOCH;

    @BeforeAll
    static void aDayWithAPaymentAndARefund() {
        // A day of its own, from its first minute.
        var tomorrow = today().plusDays(1).atStartOfDay(WechatTime.ZONE).plusMinutes(1);
        CONTROL.advanceClock(Duration.between(CONTROL.time(), tomorrow));
        day = today();
        var mall = MallSdk.withPublicKey(WECHAT);
        var order = mall.order(LIU, NUMBER, 5_900);
        order.setDescription("茉莉花茶, 大杯");
        CONTROL.pays(mall.prepay(order));
        mall.refund(mall.refundOf(NUMBER, REFUND_NUMBER, 1_000, 5_900));
        await().until(() -> CONTROL.ledger().payments().stream()
                .flatMap(payment -> payment.refunds().stream())
                .anyMatch(refund ->
                        refund.outRefundNo().equals(REFUND_NUMBER) && refund.status() == RefundStatus.SUCCESS));
    }

    private static LocalDate today() {
        return CONTROL.time().atZone(WechatTime.ZONE).toLocalDate();
    }

    @Test
    void isReadyAtTenTheNextMorning() {
        if (today().equals(day)) {
            assertThat(ask(day, "ALL").code()).isEqualTo("INVALID_REQUEST");
            moveTo(day.plusDays(1).atTime(9, 30).atZone(WechatTime.ZONE));
            assertThat(ask(day, "ALL").code()).isEqualTo("STATEMENT_CREATING");
        }
        moveToNextMorning();

        assertThat(ask(day, "ALL").status()).isEqualTo(200);
    }

    @Test
    void listsTheDaysTradesAndTheirSums() throws Exception {
        moveToNextMorning();

        var location = ask(day, "ALL").json();

        assertThat(location.path("download_url").asString())
                .startsWith("http://api.mch.weixin.qq.com/v3/billdownload/");
        var lines = lines(unsigned(location.path("download_url").asString()).bytes());
        assertThat(lines.getFirst()).startsWith("\uFEFF交易时间,公众账号ID,商户号").endsWith("申请退款金额,费率备注");
        assertThat(lines).hasSize(5);
        var payment = values(lines.get(1));
        assertThat(payment).hasSize(27);
        assertThat(payment.get(6)).isEqualTo(NUMBER);
        assertThat(payment.get(9)).isEqualTo("SUCCESS");
        assertThat(payment.get(12)).isEqualTo("59.00");
        assertThat(payment.get(20)).isEqualTo("茉莉花茶, 大杯");
        assertThat(payment.get(22)).isEqualTo("0.35400");
        var refund = values(lines.get(2));
        assertThat(refund.get(9)).isEqualTo("REFUND");
        assertThat(refund.get(15)).isEqualTo(REFUND_NUMBER);
        assertThat(refund.get(16)).isEqualTo("10.00");
        assertThat(refund.get(22)).isEqualTo("-0.06000");
        assertThat(values(lines.get(4))).containsExactly("2", "59.00", "10.00", "0.00", "0.29400", "59.00", "10.00");
    }

    @Test
    void comesPackedWithTheHashOfWhatIsInside() throws Exception {
        moveToNextMorning();

        var location = ask(day, "ALL&tar_type=GZIP").json();

        var packed = unsigned(location.path("download_url").asString()).bytes();
        var plain = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(plain));
        assertThat(hash).isEqualTo(location.path("hash_value").asString());
        assertThat(location.path("hash_type").asString()).isEqualTo("SHA1");
    }

    @ParameterizedTest
    @CsvSource({"SUCCESS, 20, 1", "REFUND, 29, 1"})
    void listsOnlyWhatIsWanted(String type, int columns, int rows) {
        moveToNextMorning();

        var location = ask(day, type).json();

        var lines = lines(unsigned(location.path("download_url").asString()).bytes());
        assertThat(lines).hasSize(rows + 3);
        assertThat(values(lines.get(1))).hasSize(columns);
    }

    @Test
    void canBeFetchedForFiveMinutes() {
        moveToNextMorning();
        var url = ask(day, "ALL").json().path("download_url").asString();

        CONTROL.advanceClock(Duration.ofMinutes(6));

        assertThat(download(url).status()).isEqualTo(400);
    }

    @Test
    void isRefusedForDaysWithoutTradesAndStrangeQuestions() {
        moveToNextMorning();

        assertThat(ask(day.minusDays(60), "ALL").code()).isEqualTo("NO_STATEMENT_EXIST");
        assertThat(ask(day.minusMonths(5), "ALL").code()).isEqualTo("INVALID_REQUEST");
        assertThat(ask(day, "EVERYTHING").code()).isEqualTo("PARAM_ERROR");
        assertThat(wire.pay("GET", "/v3/bill/tradebill?bill_date=20261121", "").code())
                .isEqualTo("PARAM_ERROR");
        assertThat(wire.pay("GET", "/v3/bill/tradebill", "").code()).isEqualTo("PARAM_ERROR");
    }

    private static void moveToNextMorning() {
        moveTo(day.plusDays(1).atTime(10, 1).atZone(WechatTime.ZONE));
    }

    private static void moveTo(ZonedDateTime time) {
        var wait = Duration.between(CONTROL.time(), time);
        if (wait.isPositive()) CONTROL.advanceClock(wait);
    }

    private Answer ask(LocalDate of, String type) {
        return wire.pay("GET", "/v3/bill/tradebill?bill_date=%s&bill_type=%s".formatted(of, type), "");
    }

    private Answer unsigned(String url) {
        var answer = download(url);
        assertThat(answer.header("Wechatpay-Signature")).isEmpty();
        return answer;
    }

    private Answer download(String url) {
        return wire.pay("GET", url.substring("http://api.mch.weixin.qq.com".length()), "");
    }

    private static List<String> lines(byte[] file) {
        var text = new String(file, UTF_8);
        assertThat(text).endsWith("\r\n");
        return Arrays.asList(text.split("\r\n"));
    }

    /// Values may contain commas, but none begins without a backtick.
    private static List<String> values(String line) {
        return Arrays.asList(line.substring(1).split(",`", -1));
    }
}
