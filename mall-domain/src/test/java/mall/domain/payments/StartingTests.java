package mall.domain.payments;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.payments.PaymentRefusal.PaidAlready;
import mall.domain.payments.PaymentRefusal.PayableClosed;
import mall.domain.payments.PaymentRefusal.PaymentUnavailable;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// A payment is begun: once, however often the button is tapped.
@MallTest
@Import({PretendWechat.class, Till.class})
class StartingTests {

    static final Money PRICE = Money.ofFen(12_80);

    @Autowired
    Payments payments;

    @Autowired
    PaymentViews views;

    @Autowired
    PretendWechat wechat;

    @Autowired
    Till till;

    final PayableRef order = Till.anOrder();

    @Nested
    class AnUnpaidOrder {

        @Test
        void isStartedWithANumberThatWechatKnows() {
            var parameters = start();

            assertThat(parameters.packageValue()).startsWith("prepay_id=");
            assertThat(wechat.isOpen(parameters.payment())).isTrue();
            assertThat(parameters.payment().outTradeNo()).matches("[0-9a-f]{32}");
        }

        @Test
        void isNotSettled() {
            assertThatThrownBy(() -> views.settled(order)).isInstanceOf(NotFound.class);
            assertThat(views.balance(order).paid()).isEqualTo(Money.ZERO);
        }

        @Test
        void keepsItsNumberWhenTheAnswerToThePrepayCallIsLost() {
            wechat.next(PretendWechat.Fault.ANSWER_LOST);
            assertThatThrownBy(StartingTests.this::start).isInstanceOf(PaymentUnavailable.class);
            var number = onlyAttempt();

            var parameters = start();

            assertThat(parameters.payment()).isEqualTo(number);
        }

        @Test
        void isNotAskedOfWechatTwiceWhileAPrepayIdLasts() {
            var first = start();
            var calls = wechat.calls();

            var second = start();

            assertThat(second.packageValue()).isEqualTo(first.packageValue());
            assertThat(wechat.calls()).isEqualTo(calls);
        }

        @Test
        void getsANewNumberForAnotherAmountAndTheOldOneIsClosedSoon() {
            var dear = start();

            var cheap = till.start(order, PRICE.minus(Money.ofFen(80)));

            assertThat(cheap.payment()).isNotEqualTo(dear.payment());
            assertThat(till.status(cheap.payment())).isEqualTo("OPEN");
            assertThat(till.isLookedAtNow(dear.payment())).isTrue();
        }

        @Test
        void isSettledByANoticeThatComesBeforeThePrepayAnswer() {
            wechat.beforeAnswer(() -> payments.settle(wechat.pay(onlyAttempt())));

            assertThatThrownBy(StartingTests.this::start).isInstanceOf(PaidAlready.class);

            assertThat(views.settled(order).payment()).isEqualTo(onlyAttempt());
        }

        @Test
        void showsNobodyAPrepayIdWhenItWasClosedMeanwhile() {
            wechat.beforeAnswer(() -> assertThat(payments.close(order)).isInstanceOf(Closing.Closed.class));

            assertThatThrownBy(StartingTests.this::start).isInstanceOf(PayableClosed.class);

            assertThat(wechat.isOpen(onlyAttempt())).isFalse();
        }

        @Test
        void startsOneAttemptForThirtyTwoTapsAtOnce() {
            var taps = Race.<PaymentParameters>of(nCopies(32, StartingTests.this::start));

            assertThat(taps.losers()).isEmpty();
            assertThat(taps.winners()).extracting(PaymentParameters::payment).containsOnly(onlyAttempt());
        }

        @Test
        void cannotBeStartedAfterItsDeadline() {
            assertThatThrownBy(() -> till.start(order, PRICE, Duration.ZERO)).isInstanceOf(PayableClosed.class);
        }
    }

    @Test
    void startingRacesWithClosingAndNothingPayableIsLeft() {
        for (int round = 0; round < 50; round++) {
            var contested = Till.anOrder();

            Race.<Object>of(List.of(() -> till.start(contested, PRICE), () -> payments.close(contested)));

            // The one that came second has closed what the one that came first had opened.
            assertThat(payments.close(contested)).isEqualTo(new Closing.Closed());
            assertThat(till.attempts(contested)).noneMatch(wechat::isOpen);
        }
    }

    private PaymentParameters start() {
        return till.start(order, PRICE);
    }

    private PaymentId onlyAttempt() {
        assertThat(till.attempts(order)).hasSize(1);
        return till.attempts(order).getFirst();
    }
}
