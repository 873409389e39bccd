package mall.api.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import mall.domain.orders.Carrier;
import mall.domain.payments.PayerAccount;
import mall.domain.payments.PaymentId;
import mall.domain.payments.PaymentViews.RefundView.State;
import mall.domain.shipping.ShippingNotice;
import mall.domain.shipping.ShippingNotice.Answer;
import mall.domain.shipping.ShippingReport;
import mall.domain.shipping.ShippingReport.Parcel;
import mall.domain.shipping.ShippingReport.Way;
import mall.testing.wechat.MallWithWechat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import wechatsim.faults.Fault;

/// What WeChat is told about shipments, and how it takes it.
@MallWithWechat
class WechatShippingTests extends WechatTests {

    @Autowired
    ShippingNotice shipping;

    PaymentId payment = PaymentId.next();
    Instant at = Instant.EPOCH;

    @BeforeEach
    void pay() {
        payment = paid();
        at = clock.instant();
    }

    /// Busy, not known there in its first moments, an error on their side, something new.
    @ParameterizedTest
    @ValueSource(ints = {-1, 45011, 10060001, 10060012, 10060019, 10069999})
    void whatMayYetSucceedIsTriedAgain(int code) {
        assertThat(answerTo(code)).isInstanceOf(Answer.Later.class);
    }

    /// Shipped in full already; nothing changed.
    @ParameterizedTest
    @ValueSource(ints = {10060002, 10060023})
    void whatWechatKnowsAlreadyIsAccepted(int code) {
        assertThat(answerTo(code)).isEqualTo(new Answer.Accepted());
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                10060003, 10060004, 10060005, 10060006, 10060007, 10060008, 10060009, 10060031, 268485216, 40097, 47001
            })
    void whatCanNeverSucceedIsForPeople(int code) {
        assertThat(answerTo(code)).isInstanceOf(Answer.Impossible.class);
    }

    private Answer answerTo(int code) {
        wechat.faults().where("/wxa/sec/order/*").times(2).on(new Fault.RefuseWithErrcode(code, "说不行"));
        return shipping.upload(whole(parcel(Carrier.SF, "SF1")));
    }

    @Nested
    class AKnownPayment {

        @BeforeEach
        void appear() {
            wechat.advanceClock(Duration.ofMinutes(2));
        }

        @ParameterizedTest
        @EnumSource(Carrier.class)
        void isShippedByEveryCarrier(Carrier carrier) {
            assertThat(shipping.upload(whole(parcel(carrier, "T" + order.id()))))
                    .isEqualTo(new Answer.Accepted());
        }

        @Test
        void isShippedInParcels() {
            var first = parcel(Carrier.ZTO, "Z1");
            var second = parcel(Carrier.SF, "S1");

            assertThat(shipping.upload(split(false, first))).isEqualTo(new Answer.Accepted());
            assertThat(shipping.upload(split(true, first, second))).isEqualTo(new Answer.Accepted());
        }

        @Test
        void isHandedOverWithoutACourier() {
            var tea = new Parcel(null, null, "茶艺课一次");

            assertThat(shipping.upload(report(Way.VIRTUAL, false, true, null, tea)))
                    .isEqualTo(new Answer.Accepted());
        }

        @Test
        void mayBeToldTwice() {
            var report = whole(parcel(Carrier.JD, "JD1"));
            shipping.upload(report);

            assertThat(shipping.upload(whole(parcel(Carrier.JD, "JD1")))).isEqualTo(new Answer.Accepted());
        }

        @Test
        void isCorrectedOnceAndNotTwice() {
            shipping.upload(whole(parcel(Carrier.JD, "JD1")));

            assertThat(shipping.upload(whole(parcel(Carrier.JD, "JD2")))).isEqualTo(new Answer.Accepted());
            assertThat(shipping.upload(whole(parcel(Carrier.JD, "JD3")))).isInstanceOf(Answer.Impossible.class);
        }

        @Test
        void cannotBeShippedOnceItIsRefunded() {
            var refund = refund(PRICE);
            awaitRefund(refund, State.SUCCEEDED);

            assertThat(shipping.upload(whole(parcel(Carrier.SF, "SF1")))).isInstanceOf(Answer.Impossible.class);
        }

        @Test
        void isToldLaterWhenWechatIsAway() {
            wechat.faults().where("/wxa/sec/order/*").badGateways();

            assertThat(shipping.upload(whole(parcel(Carrier.SF, "SF1")))).isInstanceOf(Answer.Later.class);
        }
    }

    private static Parcel parcel(Carrier carrier, String number) {
        return new Parcel(carrier, number, "正山小种*2");
    }

    private ShippingReport whole(Parcel parcel) {
        return report(Way.EXPRESS, false, true, "138****8000", parcel);
    }

    private ShippingReport split(boolean everything, Parcel... parcels) {
        return report(Way.EXPRESS, true, everything, "138****8000", parcels);
    }

    private ShippingReport report(
            Way way, boolean split, boolean everything, @Nullable String phone, Parcel... parcels) {
        at = at.plusSeconds(1);
        var settled = views.settled(order);
        var payer = new PayerAccount(settled.payer().appid(), settled.payer().openid());
        return new ShippingReport(
                settled.transactionId(), payer, way, split, everything, List.copyOf(Arrays.asList(parcels)), phone, at);
    }
}
