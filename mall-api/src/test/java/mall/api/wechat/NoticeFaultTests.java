package mall.api.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import mall.domain.payments.PaymentEvent.PaymentSettled;
import mall.domain.payments.PaymentViews.RefundView.State;
import mall.testing.Race;
import mall.testing.wechat.MallWithWechat;
import mall.testing.wechat.Replica;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import wechatsim.FaultSwitches;
import wechatsim.faults.Forgery;
import wechatsim.notice.NoticeState;

/// What goes wrong with the notices of WeChat Pay, of F15 to F24 of the reliability design, each
/// through the simulator's switches and the real adapter.
@MallWithWechat
class NoticeFaultTests extends WechatTests {

    @Autowired
    MeterRegistry meters;

    @Autowired
    WechatSettings settings;

    @Autowired
    ConfigurableApplicationContext mall;

    @Test
    void aPaymentIsSettledByItsNotice() {
        var payment = paid();

        assertThat(views.settled(order).transactionId())
                .isEqualTo(truth(payment).transactionId());
        assertThat(views.settled(order).payer().openid()).isEqualTo(shopper().openid());
        assertThat(answers(payment.outTradeNo())).containsExactly(204);
    }

    /// F15
    @Test
    void aHundredNoticesAtOnceSettleOnceAndAreAllAcknowledged() {
        var parameters = start();
        var number = parameters.payment().outTradeNo();
        wechat.faults().where(number).duplicatesNotices(100);

        till.pay(parameters);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(answers(number)).hasSize(100));
        assertThat(answers(number)).containsOnly(204);
        assertToldOnce();
    }

    /// F15
    @Test
    void theSameNoticesAtTwoInstancesSettleOnceAndAreAllAcknowledged() {
        try (var other = Replica.of(mall)) {
            wechat.faults().where("TRANSACTION.SUCCESS").holdsNotices();
            var payment = startAndPay();
            var id = notice(payment.outTradeNo()).id();
            var here = address(PayNoticeController.PAYMENTS);
            var there = other.address(PayNoticeController.PATH + PayNoticeController.PAYMENTS);

            var race = Race.of(
                    100,
                    number -> assertThat(wechat.notices().sendTo(id, number % 2 == 0 ? here : there))
                            .isEqualTo(204));

            assertThat(race.losers()).isEmpty();
            assertThat(status(payment)).isEqualTo("PAID");
            await().during(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(List.of(
                                    heard.of(order, PaymentSettled.class), other.heard(order, PaymentSettled.class)))
                            .flatMap(told -> told)
                            .hasSize(1));
        }
    }

    /// F16
    @Test
    void aRefundIsKnownBeforeTheLateNoticeOfItsPayment() {
        wechat.faults().where("TRANSACTION.SUCCESS").holdsNotices();
        var payment = startAndPay();
        waitAWhile();
        awaitSettled(payment);
        var refund = refund(PRICE);
        awaitRefund(refund, State.SUCCEEDED);

        wechat.notices().release(List.of(notice(payment.outTradeNo()).id()));

        await().untilAsserted(
                        () -> assertThat(notice(payment.outTradeNo()).state()).isEqualTo(NoticeState.DELIVERED));
        assertThat(refund(refund).state()).isEqualTo(State.SUCCEEDED);
        assertToldOnce();
    }

    /// F17
    @Test
    void aNoticeSentAgainHoursLaterIsAcknowledgedAndChangesNothing() {
        var payment = paid();
        clock.advance(Duration.ofHours(6));

        wechat.notices().resend(notice(payment.outTradeNo()).id());

        await().untilAsserted(() -> assertThat(answers(payment.outTradeNo())).containsExactly(204, 204));
        assertToldOnce();
    }

    /// F18
    @Test
    void anOldNoticePlayedAgainIsRefused() {
        var parameters = start();
        var number = parameters.payment().outTradeNo();
        wechat.faults().where(number).backdatesNotices(Duration.ofMinutes(6));
        var before = refused("OUT_OF_TIME");

        till.pay(parameters);

        await().untilAsserted(() -> assertThat(answers(number)).startsWith(401));
        assertThat(refused("OUT_OF_TIME")).isEqualTo(before + 1);
        // The honest one comes a little later.
        awaitSettled(parameters.payment());
    }

    /// F18
    @Test
    void theSameBytesAgainAreAcknowledgedAndChangeNothing() {
        var payment = paid();

        assertThat(wechat.notices().replay(notice(payment.outTradeNo()).id())).isEqualTo(204);

        assertToldOnce();
    }

    @Test
    void aNoticeThatComesToTheAddressOfOthersIsRefused() {
        wechat.faults().where("TRANSACTION.SUCCESS").holdsNotices();
        var payment = startAndPay();
        var id = notice(payment.outTradeNo()).id();
        var before = refused("UNREADABLE");

        assertThat(wechat.notices().sendTo(id, address(PayNoticeController.REFUNDS)))
                .isEqualTo(401);

        assertThat(refused("UNREADABLE")).isEqualTo(before + 1);
        assertThat(status(payment)).isEqualTo("OPEN");
        wechat.notices().release(List.of(id));
        awaitSettled(payment);
    }

    @Test
    void soIsTheNoticeOfARefundAtTheAddressOfPayments() {
        paid();
        wechat.faults().where("REFUND.SUCCESS").holdsNotices();
        var refund = refund(PRICE);
        var id = notice(refund.outRefundNo()).id();
        awaitRefund(refund, State.PROCESSING);
        var before = refused("UNREADABLE");

        assertThat(wechat.notices().sendTo(id, address(PayNoticeController.PAYMENTS)))
                .isEqualTo(401);

        assertThat(refused("UNREADABLE")).isEqualTo(before + 1);
        assertThat(refund(refund).state()).isEqualTo(State.PROCESSING);
        wechat.notices().release(List.of(id));
        awaitRefund(refund, State.SUCCEEDED);
    }

    private URI address(String path) {
        return URI.create(settings.pay().notifyUrl(path));
    }

    /// F19
    @ParameterizedTest
    @EnumSource(Forgery.class)
    void aForgedNoticeIsRefusedAndCountedAndChangesNothing(Forgery forgery) {
        var parameters = start();
        var number = parameters.payment().outTradeNo();
        wechat.faults().where(number).untilOff().forgesNotices(forgery);
        var before = allRefused();

        till.pay(parameters);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(answers(number)).hasSizeGreaterThan(1));
        assertThat(answers(number)).containsOnly(401);
        assertThat(allRefused()).isGreaterThan(before + 1);
        assertThat(status(parameters.payment())).isEqualTo("OPEN");
        assertThat(incidents(number)).isEmpty();
        wechat.faults().allOff();
        awaitSettled(parameters.payment());
    }

    @Nested
    class ASignedNoticeWithWrongContent {

        /// F20
        @ParameterizedTest
        @CsvSource({
            "/amount/currency, payment-currency",
            "/mchid, payment-mchid",
            "/appid, payment-appid",
            "/payer/openid, payment-payer",
            "/trade_state, payment-state"
        })
        void becomesAnIncidentAndIsNotApplied(String field, String incident) {
            isNotApplied(switches -> switches.altersNotices(field, "SOMETHING-ELSE"), incident);
        }

        /// F20
        @Test
        void ofAnotherAmountBecomesAnIncidentAndIsNotApplied() {
            isNotApplied(switches -> switches.altersNotices("/amount/total", 1), "payment-amount");
        }

        /// F20
        @Test
        void ofANumberThatIsNotOursBecomesAnIncident() {
            var parameters = start();
            var stranger = "0123456789abcdef0123456789abcdef";
            wechat.faults().where(parameters.payment().outTradeNo()).altersNotices("/out_trade_no", stranger);

            till.pay(parameters);

            await().untilAsserted(() -> assertThat(incidents(stranger)).containsExactly("unknown-payment"));
        }

        private void isNotApplied(Consumer<FaultSwitches> alteration, String incident) {
            var parameters = start();
            var number = parameters.payment().outTradeNo();
            // WeChat tells us the truth when we ask; not yet.
            wechat.faults()
                    .where("/v3/pay/transactions/out-trade-no/" + number)
                    .untilOff()
                    .systemErrors();
            alteration.accept(wechat.faults().where(number));
            var alerts = alerts(incident);

            till.pay(parameters);

            await().untilAsserted(() -> assertThat(answers(number)).containsExactly(204));
            assertThat(status(parameters.payment())).isEqualTo("OPEN");
            assertThat(incidents(number)).containsExactly(incident);
            assertThat(alerts(incident)).isEqualTo(alerts + 1);
            wechat.faults().allOff();
            waitAWhile();
            awaitSettled(parameters.payment());
            assertThat(views.settled(order).amount()).isEqualTo(PRICE);
        }
    }

    private double alerts(String incident) {
        return meters.counter("mall.payments.incidents", "kind", incident).count();
    }

    private double refused(String reason) {
        return meters.counter("mall.wechat.notices.refused", "reason", reason).count();
    }

    private double allRefused() {
        return meters.find("mall.wechat.notices.refused").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
