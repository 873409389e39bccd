package wechatsim;

import static com.wechat.pay.java.service.payments.model.Transaction.TradeStateEnum.REFUND;
import static com.wechat.pay.java.service.payments.model.Transaction.TradeStateEnum.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.wechat.pay.java.service.refund.model.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wechatsim.pay.PaymentParameters;

/// A simulator that was stopped yesterday and starts today, in the same folder.
class RestartTests extends SimulatorTest {

    static final Duration SLOWLY = Duration.ofHours(1);

    @TempDir
    Path folder;

    final String number = newNumber();

    WechatSimulator wechat;
    MallSdk shop;

    @BeforeEach
    void yesterday() {
        start(SLOWLY);
    }

    @AfterEach
    void stop() {
        wechat.close();
    }

    @Test
    void knowsAllPaymentsAndRefunds() {
        sell(number);
        shop.refund(shop.refundOf(number, newNumber(), 900, 5_900));
        sell(newNumber());
        order(newNumber());
        var closed = newNumber();
        order(closed);
        shop.close(closed);
        var ledger = wechat.control().ledger();

        restart(SLOWLY);

        assertThat(wechat.control().ledger()).isEqualTo(ledger);
    }

    @Test
    void givesBackWhatWasPaidYesterday() {
        var transactionId = sell(number);

        restart();
        var refundNumber = newNumber();
        shop.refund(shop.refundOf(number, refundNumber, 5_900, 5_900));

        assertThat(shop.findTransaction(transactionId).getTradeState()).isEqualTo(REFUND);
        await().untilAsserted(() ->
                assertThat(shop.findRefund(refundNumber).getStatus()).isEqualTo(Status.SUCCESS));
    }

    @Test
    void goesOnWithARefundThatWasOnItsWay() {
        sell(number);
        var refundNumber = newNumber();
        shop.refund(shop.refundOf(number, refundNumber, 5_900, 5_900));

        restart();

        await().untilAsserted(() ->
                assertThat(shop.findRefund(refundNumber).getStatus()).isEqualTo(Status.SUCCESS));
    }

    @Test
    void takesThePriceOfAnOrderThatWasOpen() {
        var parameters = order(number);

        restart();
        // The same terms as yesterday are still the same.
        order(number);
        wechat.control().pays(parameters);

        assertThat(shop.find(number).getTradeState()).isEqualTo(SUCCESS);
    }

    @Test
    void knowsNamesAndPhones() {
        wechat.control().people().named("林小满", "13700001111");

        restart();

        assertThat(wechat.control().shopper("林小满").phone()).isEqualTo("13700001111");
    }

    @Test
    void startsAlthoughItWasKilledInTheMiddleOfALine() throws IOException {
        sell(number);
        Files.writeString(folder.resolve("payments.jsonl"), "{\"terms\": {\"out_tr", StandardOpenOption.APPEND);

        assertThatCode(this::restart).doesNotThrowAnyException();

        assertThat(shop.find(number).getTradeState()).isEqualTo(SUCCESS);
    }

    @Test
    void doesNotWaitForTheAnswersThatAreLate() {
        wechat.control().faults().where("/v3/pay/transactions/jsapi").answersLate(Duration.ofHours(1));
        var late = CompletableFuture.supplyAsync(() -> order(number));
        await().until(() -> wechat.control().ledger().toString().contains(number));

        assertTimeout(Duration.ofSeconds(10), wechat::close);

        assertThat(late).succeedsWithin(Duration.ofSeconds(10));
    }

    private void restart() {
        restart(Duration.ofMillis(20));
    }

    private void restart(Duration refundSettlesAfter) {
        wechat.close();
        start(refundSettlesAfter);
    }

    private void start(Duration refundSettlesAfter) {
        wechat = WechatSimulator.start(Options.onAnyPort().keysIn(folder).refundSettlesAfter(refundSettlesAfter));
        shop = MallSdk.withPublicKey(wechat);
    }

    private PaymentParameters order(String number) {
        return shop.prepay(shop.order(wechat.control().shopper("林小满"), number, 5_900));
    }

    private String sell(String number) {
        return wechat.control().pays(order(number));
    }
}
