package mall.domain.payments;

import static mall.domain.payments.PretendWechat.LIU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.ShopClock;
import mall.domain.payments.PaymentEvent.PaymentSettled;
import mall.domain.payments.PaymentRefusal.PaymentUnavailable;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MallTest
@RecordApplicationEvents
@Import(PretendWechat.class)
class PaymentReconciliationTests {

    @Autowired
    Payments payments;

    @Autowired
    PaymentViews views;

    @Autowired
    PaymentReconciliation reconciliation;

    @Autowired
    PretendWechat wechat;

    @Autowired
    ShopClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    final PayableRef order = new PayableRef("order", Ids.next());

    /// The clock looks at every payment in the database: those of other tests are put aside.
    @BeforeEach
    void putOthersAside() {
        jdbc.sql("update payment set next_look_at = next_look_at + interval '10 years' where status = 'OPEN'")
                .update();
        wechat.recover();
    }

    @Nested
    class APaymentWhoseNoticeIsLost {

        @Test
        void isSettledByAsking() {
            var payment = start();
            wechat.pay(payment);

            clock.advance(Duration.ofMinutes(1));
            reconciliation.lookAtDuePayments();

            assertThat(views.settled(order).payment()).isEqualTo(payment);
        }

        @Test
        void isSettledOnceByTwoClocksThatAskAtOnce() {
            var payment = start();
            wechat.pay(payment);
            clock.advance(Duration.ofMinutes(1));

            var race = Race.of(2, _ -> reconciliation.lookAtDuePayments());

            assertThat(race.losers()).isEmpty();
            assertThat(views.settled(order).payment()).isEqualTo(payment);
            assertThat(events.stream(PaymentSettled.class)
                            .filter(event -> event.payment().equals(payment)))
                    .hasSize(1);
        }
    }

    @Nested
    class AnUnpaidPayment {

        @Test
        void isAskedAfterAtGrowingDistances() {
            var payment = start();

            var distances = new ArrayList<Long>();
            for (int look = 0; look < 3; look++) {
                jdbc.sql("update payment set next_look_at = :now where id = :id")
                        .param("now", SqlTime.at(clock.instant()))
                        .param("id", payment.id())
                        .update();
                reconciliation.lookAtDuePayments();
                distances.add(untilNextLook(payment));
            }

            assertThat(distances.get(1)).isGreaterThan(distances.get(0) + 10);
            assertThat(distances.get(2)).isGreaterThan(distances.get(1) + 20);
        }

        /// However rarely it is asked after by then.
        @Test
        void isLookedAtWhenItIsTimeToGiveItUpAndOftenAfterwards() {
            var payment = start();
            jdbc.sql("update payment set looks = 10, next_look_at = :now where id = :id")
                    .param("now", SqlTime.at(clock.instant()))
                    .param("id", payment.id())
                    .update();
            clock.advance(Duration.ofMinutes(5));

            reconciliation.lookAtDuePayments();

            assertThat(untilNextLook(payment)).isBetween(26 * 60L, 27 * 60L);
            clock.advance(Duration.ofMinutes(28));
            wechat.next(PretendWechat.Fault.UNREACHABLE);
            reconciliation.lookAtDuePayments();
            assertThat(status(payment)).isEqualTo("OPEN");
            assertThat(untilNextLook(payment)).isBetween(200L, 240L);
        }

        @Test
        void isClosedAtWechatSomeTimeAfterItsDeadline() {
            var payment = start();

            clock.advance(Duration.ofMinutes(33));
            reconciliation.lookAtDuePayments();

            assertThat(wechat.isOpen(payment)).isFalse();
            assertThat(status(payment)).isEqualTo("CLOSED");
        }

        @Test
        void isSettledWhenThePayerIsFasterThanTheClosing() {
            var payment = start();
            clock.advance(Duration.ofMinutes(33));
            wechat.beforeAnswer(() -> wechat.pay(payment));

            reconciliation.lookAtDuePayments();

            assertThat(views.settled(order).payment()).isEqualTo(payment);
        }

        @Test
        void staysOpenWhileWechatIsSilent() {
            var payment = start();
            clock.advance(Duration.ofMinutes(33));
            wechat.next(PretendWechat.Fault.UNREACHABLE);

            reconciliation.lookAtDuePayments();

            assertThat(status(payment)).isEqualTo("OPEN");
        }
    }

    @Test
    void aPaymentThatNeverReachedWechatIsClosedAfterItsDeadline() {
        wechat.next(PretendWechat.Fault.UNREACHABLE);
        assertThatThrownBy(PaymentReconciliationTests.this::start).isInstanceOf(PaymentUnavailable.class);

        clock.advance(Duration.ofMinutes(33));
        reconciliation.lookAtDuePayments();

        assertThat(status(attempt())).isEqualTo("CLOSED");
    }

    @Test
    void aNumberThatWechatHasSpentIsReplacedByTheNextCall() {
        var spent = start();
        wechat.close(spent, PretendWechat.MCHID);
        jdbc.sql("update payment set prepay_until = :now where id = :id")
                .param("now", SqlTime.at(clock.instant()))
                .param("id", spent.id())
                .update();
        assertThatThrownBy(this::start).isInstanceOf(PaymentUnavailable.class);

        var next = start();

        assertThat(next).isNotEqualTo(spent);
        reconciliation.lookAtDuePayments();
        assertThat(status(spent)).isEqualTo("CLOSED");
        assertThat(status(next)).isEqualTo("OPEN");
    }

    private PaymentId start() {
        var until = clock.instant().plus(Duration.ofMinutes(30));
        return payments.start(
                        new PaymentOrder(order, MemberId.next(), LIU, Money.ofFen(990), "云南小粒咖啡", until),
                        new IdempotencyKey(Ids.next(), "start-payment", Ids.hex(Ids.next()), "hash"))
                .payment();
    }

    /// In seconds.
    private long untilNextLook(PaymentId payment) {
        return jdbc.sql("select extract(epoch from next_look_at - :now) from payment where id = :id")
                .param("now", SqlTime.at(clock.instant()))
                .param("id", payment.id())
                .query(Long.class)
                .single();
    }

    private PaymentId attempt() {
        return new PaymentId(jdbc.sql("select id from payment where payable_id = :id")
                .param("id", order.id())
                .query(UUID.class)
                .single());
    }

    private String status(PaymentId payment) {
        return jdbc.sql("select status from payment where id = :id")
                .param("id", payment.id())
                .query(String.class)
                .single();
    }
}
