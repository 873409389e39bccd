package mall.domain.payments;

import static java.time.temporal.ChronoUnit.MILLIS;
import static mall.domain.payments.PretendWechat.LIU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.payments.PaymentEvent.PaymentSettled;
import mall.domain.payments.PaymentRefusal.PaidAlready;
import mall.domain.payments.PaymentRefusal.PayableClosed;
import mall.domain.payments.PaymentRefusal.PaymentUnavailable;
import mall.domain.payments.Settlement.AlreadySettled;
import mall.domain.payments.Settlement.Mismatch;
import mall.domain.payments.Settlement.Settled;
import mall.domain.payments.Settlement.UnknownPayment;
import mall.testing.MallTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MallTest
@Import(PretendWechat.class)
@RecordApplicationEvents
class PaymentsTests {

    static final Money PRICE = Money.ofFen(12_80);

    @Autowired
    Payments payments;

    @Autowired
    PaymentViews views;

    @Autowired
    PretendWechat wechat;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationEvents events;

    final PayableRef order = new PayableRef("order", Ids.next());
    final MemberId liu = MemberId.next();

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
            assertThatThrownBy(this::startAgain).isInstanceOf(PaymentUnavailable.class);
            var number = onlyAttempt();

            var parameters = startAgain();

            assertThat(parameters.payment()).isEqualTo(number);
        }

        @Test
        void isNotAskedOfWechatTwiceWhileAPrepayIdLasts() {
            var first = start();
            var calls = wechat.calls();

            var second = startAgain();

            assertThat(second.packageValue()).isEqualTo(first.packageValue());
            assertThat(wechat.calls()).isEqualTo(calls);
        }

        @Test
        void getsANewNumberForAnotherAmountAndTheOldOneIsClosedSoon() {
            var dear = start();

            var cheap = payments.start(orderOf(PRICE.minus(Money.ofFen(80))), key());

            assertThat(cheap.payment()).isNotEqualTo(dear.payment());
            assertThat(status(cheap.payment())).isEqualTo("OPEN");
            assertThat(dueNow(dear.payment())).isTrue();
        }

        @Test
        void isSettledByANoticeThatComesBeforeThePrepayAnswer() {
            wechat.beforeAnswer(() -> payments.settle(wechat.pay(onlyAttempt())));

            assertThatThrownBy(this::startAgain).isInstanceOf(PaidAlready.class);

            assertThat(views.settled(order).payment()).isEqualTo(onlyAttempt());
        }

        @Test
        void showsNobodyAPrepayIdWhenItWasClosedMeanwhile() {
            wechat.beforeAnswer(() -> assertThat(payments.close(order)).isInstanceOf(Closing.Closed.class));

            assertThatThrownBy(this::startAgain).isInstanceOf(PayableClosed.class);

            assertThat(wechat.isOpen(onlyAttempt())).isFalse();
        }

        @Test
        void startsOneAttemptForThirtyTwoTapsAtOnce() throws Exception {
            var taps = atOnce(32, this::startAgain);

            assertThat(taps).extracting(PaymentParameters::payment).containsOnly(onlyAttempt());
        }

        @Test
        void cannotBeStartedAfterItsDeadline() {
            var late = new PaymentOrder(order, liu, LIU, PRICE, "明前龙井", clock.instant());

            assertThatThrownBy(() -> payments.start(late, key())).isInstanceOf(PayableClosed.class);
        }

        PaymentParameters startAgain() {
            return start();
        }
    }

    @Nested
    class AnOpenPayment {

        PaymentId payment = PaymentId.next();

        @BeforeEach
        void open() {
            payment = start().payment();
        }

        @Test
        void isSettledByANotice() {
            var notice = wechat.pay(payment);

            assertThat(payments.settle(notice)).isEqualTo(new Settled(payment));

            var settled = views.settled(order);
            assertThat(settled.amount()).isEqualTo(PRICE);
            assertThat(settled.payer()).isEqualTo(LIU);
            assertThat(settled.transactionId()).isEqualTo(notice.transactionId());
            assertThat(announced())
                    .containsExactly(new PaymentSettled(
                            payment, order, PRICE, notice.paidAt() == null ? Instant.MIN : notice.paidAt()));
        }

        @Test
        void isSettledOnceByAHundredNoticesAtOnce() throws Exception {
            var notice = wechat.pay(payment);

            var settlements = atOnce(100, () -> payments.settle(notice));

            assertThat(settlements).containsOnly(new Settled(payment), new AlreadySettled(payment));
            assertThat(settlements).containsOnlyOnce(new Settled(payment));
            assertThat(views.balance(order).paid()).isEqualTo(PRICE);
        }

        @Test
        void staysOpenWhenANoticeDoesNotSayThatItIsPaid() {
            var settlement = payments.settle(wechat.notice(payment));

            assertThat(settlement).isEqualTo(new Mismatch(payment, "state"));
            assertThat(status(payment)).isEqualTo("OPEN");
            assertThat(incidents(payment.outTradeNo())).containsExactly("payment-state");
        }

        @ParameterizedTest
        @ValueSource(strings = {"amount", "currency", "appid", "mchid", "payer", "transaction"})
        void isNotSettledByANoticeThatContradictsIt(String what) {
            var forged = changed(what).apply(wechat.pay(payment));

            var settlement = payments.settle(forged);

            assertThat(settlement).isEqualTo(new Mismatch(payment, what));
            assertThat(status(payment)).isEqualTo("OPEN");
            assertThat(incidents(payment.outTradeNo())).containsExactly("payment-" + what);
            assertThat(dueNow(payment)).isTrue();
            assertThat(announced()).isEmpty();
        }

        @Test
        void isNotSettledWithTheTransactionOfAnotherPayment() {
            var other = new PayableRef("order", Ids.next());
            var paid = payments.start(orderOf(other, PRICE), key()).payment();
            var theirs = wechat.pay(paid);
            payments.settle(theirs);

            var settlement = payments.settle(with(wechat.pay(payment), theirs.transactionId(), "CNY"));

            assertThat(settlement).isEqualTo(new Mismatch(payment, "transaction"));
            assertThat(status(payment)).isEqualTo("OPEN");
        }

        @Test
        void isClosedAtWechatBeforeAnybodyIsToldThatItIsClosed() {
            assertThat(payments.close(order)).isEqualTo(new Closing.Closed());

            assertThat(wechat.isOpen(payment)).isFalse();
            assertThat(status(payment)).isEqualTo("CLOSED");
            assertThatThrownBy(PaymentsTests.this::start).isInstanceOf(PayableClosed.class);
        }

        @Test
        void staysOpenWhenWechatDoesNotConfirmAndIsClosedLater() {
            wechat.next(PretendWechat.Fault.ANSWER_LOST);

            assertThat(payments.close(order)).isInstanceOf(Closing.StillOpen.class);
            assertThat(status(payment)).isEqualTo("OPEN");
            assertThatThrownBy(PaymentsTests.this::start).isInstanceOf(PayableClosed.class);

            assertThat(payments.close(order)).isEqualTo(new Closing.Closed());
        }

        @Test
        void isSettledWhenClosingFindsItPaid() {
            wechat.pay(payment);

            assertThat(payments.close(order)).isEqualTo(new Closing.AlreadyPaid(payment));

            assertThat(views.settled(order).payment()).isEqualTo(payment);
            assertThat(announced()).hasSize(1);
        }

        @Test
        void isSettledByASuccessThatComesAfterItWasClosed() {
            var paid = wechat.pay(payment);
            jdbc.sql("""
                            update payment set status = 'CLOSED', closed_at = now(), next_look_at = null where id = :id
                            """).param("id", payment.id()).update();

            assertThat(payments.settle(paid)).isEqualTo(new Settled(payment));

            assertThat(announced()).hasSize(1);
        }
    }

    @Nested
    class APaidOrder {

        PaymentId payment = PaymentId.next();

        @BeforeEach
        void pay() {
            payment = start().payment();
            payments.settle(wechat.pay(payment));
        }

        @Test
        void cannotBePaidAgain() {
            assertThatThrownBy(PaymentsTests.this::start).isInstanceOf(PaidAlready.class);
        }

        @Test
        void cannotBeClosed() {
            assertThat(payments.close(order)).isEqualTo(new Closing.AlreadyPaid(payment));
        }

        @Test
        void takesARepeatForARepeat() {
            assertThat(payments.settle(wechat.notice(payment))).isEqualTo(new AlreadySettled(payment));
            assertThat(announced()).hasSize(1);
        }
    }

    @Nested
    class AnOrderPaidTwice {

        @Test
        void keepsOnePaymentAndGivesTheOtherBack() throws Exception {
            var first = start().payment();
            var second =
                    payments.start(orderOf(PRICE.plus(Money.ofFen(1))), key()).payment();
            var notices = List.of(wechat.pay(first), wechat.pay(second)).iterator();

            atOnce(2, () -> {
                PaymentNotice notice;
                synchronized (notices) {
                    notice = notices.next();
                }
                return payments.settle(notice);
            });

            var kept = views.settled(order);
            var given = views.refunds(order);
            assertThat(given).singleElement().satisfies(refund -> {
                assertThat(refund.payment()).isNotEqualTo(kept.payment()).isIn(first, second);
                assertThat(refund.cause()).isEqualTo("second-payment:" + refund.payment());
            });
            assertThat(kept.amount().plus(given.getFirst().amount())).isEqualTo(Money.ofFen(25_61));
            assertThat(announced())
                    .singleElement()
                    .satisfies(event -> assertThat(event.payment()).isEqualTo(kept.payment()));
        }
    }

    @Test
    void aNumberThatIsNotOursBecomesAnIncident() {
        for (var number : List.of(Ids.hex(Ids.next()), "not-hexadecimal")) {
            var notice = new PaymentNotice(
                    number,
                    PaymentNotice.State.PAID,
                    LIU.appid(),
                    PretendWechat.MCHID,
                    LIU.openid(),
                    PRICE,
                    "CNY",
                    "42" + UUID.randomUUID(),
                    clock.instant());

            assertThat(payments.settle(notice)).isEqualTo(new UnknownPayment(number));
            assertThat(payments.settle(notice)).isEqualTo(new UnknownPayment(number));

            assertThat(incidents(number)).containsExactly("unknown-payment");
        }
    }

    @Test
    void anOrderThatNobodyTriedToPayIsClosedWithoutAskingWechat() {
        var calls = wechat.calls();

        assertThat(payments.close(order)).isEqualTo(new Closing.Closed());

        assertThat(wechat.calls()).isEqualTo(calls);
        assertThatThrownBy(this::start).isInstanceOf(PayableClosed.class);
    }

    @Test
    void startingRacesWithClosingAndNothingPayableIsLeft() throws Exception {
        for (int round = 0; round < 50; round++) {
            var contested = new PayableRef("order", Ids.next());
            var acts = List.<Callable<Object>>of(
                    () -> payments.start(orderOf(contested, PRICE), key()), () -> payments.close(contested));

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.invokeAll(acts);
            }

            // The one that came second has closed what the one that came first had opened.
            assertThat(payments.close(contested)).isEqualTo(new Closing.Closed());
            assertThat(attempts(contested)).noneMatch(wechat::isOpen);
        }
    }

    private UnaryOperator<PaymentNotice> changed(String what) {
        return notice -> switch (what) {
            case "amount" -> with(notice, notice.appid(), notice.mchid(), LIU.openid(), PRICE.minus(Money.ofFen(1)));
            case "appid" -> with(notice, "wx0000000000000009", notice.mchid(), LIU.openid(), PRICE);
            case "mchid" -> with(notice, notice.appid(), "1900000009", LIU.openid(), PRICE);
            case "payer" -> with(notice, notice.appid(), notice.mchid(), "openid-of-wang", PRICE);
            case "currency" -> with(notice, notice.transactionId(), "USD");
            default -> with(notice, null, "CNY");
        };
    }

    private static PaymentNotice with(PaymentNotice notice, String appid, String mchid, String openid, Money total) {
        return new PaymentNotice(
                notice.outTradeNo(),
                notice.state(),
                appid,
                mchid,
                openid,
                total,
                notice.currency(),
                notice.transactionId(),
                notice.paidAt());
    }

    private static PaymentNotice with(PaymentNotice notice, @Nullable String transaction, String currency) {
        return new PaymentNotice(
                notice.outTradeNo(),
                notice.state(),
                notice.appid(),
                notice.mchid(),
                notice.payerOpenid(),
                notice.total(),
                currency,
                transaction,
                notice.paidAt());
    }

    private PaymentParameters start() {
        return payments.start(orderOf(PRICE), key());
    }

    private PaymentOrder orderOf(Money amount) {
        return orderOf(order, amount);
    }

    private PaymentOrder orderOf(PayableRef payable, Money amount) {
        return new PaymentOrder(
                payable,
                liu,
                LIU,
                amount,
                "明前龙井",
                clock.instant().plus(Duration.ofMinutes(30)).truncatedTo(MILLIS));
    }

    private static IdempotencyKey key() {
        return new IdempotencyKey(Ids.next(), "start-payment", Ids.hex(Ids.next()), "hash");
    }

    private PaymentId onlyAttempt() {
        assertThat(attempts(order)).hasSize(1);
        return attempts(order).getFirst();
    }

    private List<PaymentId> attempts(PayableRef payable) {
        return jdbc
                .sql("select id from payment where payable_id = :id")
                .param("id", payable.id())
                .query(UUID.class)
                .list()
                .stream()
                .map(PaymentId::new)
                .toList();
    }

    private String status(PaymentId payment) {
        return jdbc.sql("select status from payment where id = :id")
                .param("id", payment.id())
                .query(String.class)
                .single();
    }

    private boolean dueNow(PaymentId payment) {
        return jdbc.sql("select next_look_at <= :now from payment where id = :id")
                .param("id", payment.id())
                .param("now", SqlTime.at(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    private List<String> incidents(String number) {
        return jdbc.sql("select kind from payment_incident where number = :number")
                .param("number", number)
                .query(String.class)
                .list();
    }

    private List<PaymentSettled> announced() {
        return events.stream(PaymentSettled.class)
                .filter(event -> event.payable().equals(order))
                .toList();
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = threads.invokeAll(
                    IntStream.range(0, times).mapToObj(_ -> work).toList());
            return results.stream()
                    .map(result -> {
                        try {
                            return result.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
    }
}
