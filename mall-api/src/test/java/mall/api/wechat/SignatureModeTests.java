package mall.api.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import mall.domain.payments.PaymentGateway;
import mall.domain.payments.PaymentGateway.Look;
import mall.domain.payments.PaymentId;
import mall.domain.payments.PaymentViews.RefundView.State;
import mall.testing.MallTest;
import mall.testing.wechat.HeardPayments;
import mall.testing.wechat.Till;
import mall.testing.wechat.WithSimulator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.NestedTestConfiguration;
import org.springframework.test.context.NestedTestConfiguration.EnclosingConfiguration;
import wechatsim.crypto.PlatformKeys.ForNotices;
import wechatsim.crypto.PlatformKeys.Kind;
import wechatsim.faults.Fault;
import wechatsim.faults.Forgery;

/// Merchants of before know WeChat Pay by its platform certificates, those who move by both. F32 of
/// the reliability design: keys change while notices come.
@NestedTestConfiguration(EnclosingConfiguration.OVERRIDE)
class SignatureModeTests {

    private static final String CERTIFICATES = "/v3/certificates";

    @Nested
    @MallTest(
            webEnvironment = WebEnvironment.DEFINED_PORT,
            properties = {"management.server.port=0", "mall.jobs.enabled=true"})
    @ContextConfiguration(initializers = WithSimulator.InCertificateMode.class)
    @Import({Till.class, HeardPayments.class})
    class WithCertificates extends WechatTests {

        @Autowired
        PaymentGateway gateway;

        @Autowired
        PlatformKeys keys;

        @Test
        void aPaymentGoesThroughAllItsCalls() {
            var payment = paid();
            var refund = refund(PRICE);

            awaitRefund(refund, State.SUCCEEDED);
            assertThat(gateway.query(payment, gateway.mchid())).isInstanceOf(Look.Paid.class);
        }

        @Test
        void forgeriesAreRefused() {
            var parameters = start();
            var number = parameters.payment().outTradeNo();
            wechat.faults().where(number).untilOff().forgesNotices(Forgery.MERCHANT_CERTIFICATE_IN_DISGUISE);

            till.pay(parameters);

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(answers(number)).hasSizeGreaterThan(1));
            assertThat(answers(number)).containsOnly(401);
        }

        /// F32: the certificates are fetched once for the new one, and not once for each stranger.
        @Test
        void aNewCertificateIsFetchedWhenItFirstSigns() {
            var before = start();
            waitAWhile();
            var fetches = fetches();
            wechat.keys().announce(Kind.CERTIFICATE);
            wechat.keys().switchToNewest(Kind.CERTIFICATE);

            till.pay(before);
            awaitSettled(before.payment());
            assertThat(fetches()).isEqualTo(fetches + 1);

            var payment = PaymentId.next();
            wechat.faults().where("/v3/pay/*").times(6).on(new Fault.UnknownSerial());
            for (int i = 0; i < 6; i++) gateway.query(payment, gateway.mchid());
            assertThat(fetches()).isEqualTo(fetches + 1);
        }

        @Test
        void oneThatHasEndedDoesNotKeepTheOthersAway() {
            var before = start();
            waitAWhile();
            var expired = wechat.keys().announceExpiredCertificate();
            wechat.keys().announce(Kind.CERTIFICATE);
            var fresh = wechat.keys().switchToNewest(Kind.CERTIFICATE);

            till.pay(before);

            awaitSettled(before.payment());
            assertThat(keys.find(fresh.serial())).isPresent();
            assertThat(keys.find(expired.serial())).isEmpty();
        }

        @Test
        void aListThatIsPlayedAgainIsNotBelieved() {
            waitAWhile();
            wechat.faults().where(CERTIFICATES).untilOff().clockSkew(Duration.ofMinutes(-6));
            var fresh = wechat.keys().announce(Kind.CERTIFICATE);

            assertThat(keys.find(fresh.serial())).isEmpty();

            wechat.faults().allOff();
            waitAWhile();
            assertThat(keys.find(fresh.serial())).isPresent();
        }

        private long fetches() {
            return wechat.exchanges().list().stream()
                    .filter(exchange -> exchange.url().endsWith(CERTIFICATES))
                    .count();
        }
    }

    @Nested
    @MallTest(
            webEnvironment = WebEnvironment.DEFINED_PORT,
            properties = {"management.server.port=0", "mall.jobs.enabled=true"})
    @ContextConfiguration(initializers = WithSimulator.InBothModes.class)
    @Import({Till.class, HeardPayments.class})
    class WhileMovingToThePublicKey extends WechatTests {

        @Test
        void noticesOfEitherKindAreBelieved() {
            for (var kind : new ForNotices[] {ForNotices.CERTIFICATE, ForNotices.PUBLIC_KEY}) {
                wechat.keys().signNoticesWith(kind);
                var order = Till.something();
                var parameters = till.start(order, shopper(), PRICE);

                till.pay(parameters);

                awaitSettled(parameters.payment());
                assertThat(answers(parameters.payment().outTradeNo())).containsExactly(204);
            }
        }
    }
}
