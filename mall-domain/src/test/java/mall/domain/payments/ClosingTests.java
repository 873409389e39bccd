package mall.domain.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mall.domain.kernel.Money;
import mall.domain.payments.PaymentEvent.PaymentSettled;
import mall.domain.payments.PaymentRefusal.PayableClosed;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/// Nothing is called closed that can still be paid.
@MallTest
@Import({PretendWechat.class, Till.class})
@RecordApplicationEvents
class ClosingTests {

    static final Money PRICE = Money.ofFen(12_80);

    @Autowired
    Payments payments;

    @Autowired
    PaymentViews views;

    @Autowired
    PretendWechat wechat;

    @Autowired
    Till till;

    @Autowired
    ApplicationEvents events;

    final PayableRef order = Till.anOrder();

    @Nested
    class AnOpenPayment {

        PaymentId payment = PaymentId.next();

        @BeforeEach
        void open() {
            payment = start().payment();
        }

        @Test
        void isClosedAtWechatBeforeAnybodyIsToldThatItIsClosed() {
            assertThat(payments.close(order)).isEqualTo(new Closing.Closed());

            assertThat(wechat.isOpen(payment)).isFalse();
            assertThat(till.status(payment)).isEqualTo("CLOSED");
            assertThatThrownBy(ClosingTests.this::start).isInstanceOf(PayableClosed.class);
        }

        @Test
        void staysOpenWhenWechatDoesNotConfirmAndIsClosedLater() {
            wechat.next(PretendWechat.Fault.ANSWER_LOST);

            assertThat(payments.close(order)).isInstanceOf(Closing.StillOpen.class);
            assertThat(till.status(payment)).isEqualTo("OPEN");
            assertThatThrownBy(ClosingTests.this::start).isInstanceOf(PayableClosed.class);

            assertThat(payments.close(order)).isEqualTo(new Closing.Closed());
        }

        @Test
        void isSettledWhenClosingFindsItPaid() {
            wechat.pay(payment);

            assertThat(payments.close(order)).isEqualTo(new Closing.AlreadyPaid(payment));

            assertThat(views.settled(order).payment()).isEqualTo(payment);
            assertThat(events.stream(PaymentSettled.class))
                    .extracting(PaymentSettled::payable)
                    .containsOnlyOnce(order);
        }
    }

    @Test
    void anOrderThatNobodyTriedToPayIsClosedWithoutAskingWechat() {
        var calls = wechat.calls();

        assertThat(payments.close(order)).isEqualTo(new Closing.Closed());

        assertThat(wechat.calls()).isEqualTo(calls);
        assertThatThrownBy(ClosingTests.this::start).isInstanceOf(PayableClosed.class);
    }

    @Test
    void aPaidOrderCannotBeClosed() {
        var payment = till.pay(order, PRICE);

        assertThat(payments.close(order)).isEqualTo(new Closing.AlreadyPaid(payment));
    }

    private PaymentParameters start() {
        return till.start(order, PRICE);
    }
}
