package mall.domain.payments;

import static java.util.Collections.nCopies;
import static mall.domain.payments.PretendWechat.LIU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import mall.domain.kernel.Ids;
import mall.domain.kernel.Money;
import mall.domain.payments.PaymentEvent.PaymentSettled;
import mall.domain.payments.PaymentRefusal.PaidAlready;
import mall.domain.payments.Settlement.AlreadySettled;
import mall.domain.payments.Settlement.Mismatch;
import mall.domain.payments.Settlement.Settled;
import mall.domain.payments.Settlement.UnknownPayment;
import mall.testing.MallTest;
import mall.testing.Race;
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

/// Money counts once, and only as much as WeChat says that was paid.
@MallTest
@Import({PretendWechat.class, Till.class})
@RecordApplicationEvents
class SettlementTests {

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
    JdbcClient jdbc;

    @Autowired
    Clock clock;

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
        void isSettledOnceByAHundredNoticesAtOnce() {
            var notice = wechat.pay(payment);

            var race = Race.<Settlement>of(nCopies(100, () -> payments.settle(notice)));

            assertThat(race.losers()).isEmpty();
            var settlements = race.winners();
            assertThat(settlements).containsOnly(new Settled(payment), new AlreadySettled(payment));
            assertThat(settlements).containsOnlyOnce(new Settled(payment));
            assertThat(views.balance(order).paid()).isEqualTo(PRICE);
        }

        @Test
        void staysOpenWhenANoticeDoesNotSayThatItIsPaid() {
            var settlement = payments.settle(wechat.notice(payment));

            assertThat(settlement).isEqualTo(new Mismatch(payment, "state"));
            assertThat(till.status(payment)).isEqualTo("OPEN");
            assertThat(till.incidents(payment.outTradeNo())).containsExactly("payment-state");
        }

        @ParameterizedTest
        @ValueSource(strings = {"amount", "currency", "appid", "mchid", "payer", "transaction"})
        void isNotSettledByANoticeThatContradictsIt(String what) {
            var forged = changed(what).apply(wechat.pay(payment));

            var settlement = payments.settle(forged);

            assertThat(settlement).isEqualTo(new Mismatch(payment, what));
            assertThat(till.status(payment)).isEqualTo("OPEN");
            assertThat(till.incidents(payment.outTradeNo())).containsExactly("payment-" + what);
            assertThat(till.isLookedAtNow(payment)).isTrue();
            assertThat(announced()).isEmpty();
        }

        @Test
        void isNotSettledWithTheTransactionOfAnotherPayment() {
            var other = Till.anOrder();
            var paid = till.start(other, PRICE).payment();
            var theirs = wechat.pay(paid);
            payments.settle(theirs);

            var settlement = payments.settle(with(wechat.pay(payment), theirs.transactionId(), "CNY"));

            assertThat(settlement).isEqualTo(new Mismatch(payment, "transaction"));
            assertThat(till.status(payment)).isEqualTo("OPEN");
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
            assertThatThrownBy(SettlementTests.this::start).isInstanceOf(PaidAlready.class);
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
        void keepsOnePaymentAndGivesTheOtherBack() {
            var first = start().payment();
            var second = till.start(order, PRICE.plus(Money.ofFen(1))).payment();
            var one = wechat.pay(first);
            var other = wechat.pay(second);

            var race = Race.<Settlement>of(List.of(() -> payments.settle(one), () -> payments.settle(other)));

            assertThat(race.losers()).isEmpty();

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

            assertThat(till.incidents(number)).containsExactly("unknown-payment");
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
        return till.start(order, PRICE);
    }

    private List<PaymentSettled> announced() {
        return events.stream(PaymentSettled.class)
                .filter(event -> event.payable().equals(order))
                .toList();
    }
}
