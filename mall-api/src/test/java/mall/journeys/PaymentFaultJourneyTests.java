package mall.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Finding;
import mall.domain.kernel.ShopClock;
import mall.domain.kernel.SkuId;
import mall.journeys.People.Buyer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import wechatsim.SimulatorControl;
import wechatsim.pay.LedgerView;

/// What goes wrong between WeChat and us, seen by a shopper with an order: those of F15 to F26 of the
/// reliability design that an order shows, through the whole mall (`PaymentFaultTests` and
/// `RefundFaultTests` have them all). Whatever happens, at the end WeChat's list and ours agree to
/// the fen, and the audit finds nothing.
@Journey
class PaymentFaultJourneyTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String HUANGPU = "310101";

    @Autowired
    People people;

    @Autowired
    TeaCounter counter;

    @Autowired
    SimulatorControl wechat;

    @Autowired
    CircuitBreakerRegistry breakers;

    @Autowired
    ShopClock clock;

    @Autowired
    Audit audit;

    @Autowired
    Books books;

    @Autowired
    PaymentTrail trail;

    SkuId tea = SkuId.next();

    @SuppressWarnings("NullAway.Init") // before each test
    Buyer liu;

    String order = "";

    @BeforeEach
    void order() {
        tea = counter.tea("正山小种", 9900, 3);
        liu = people.shopper("buyer " + tea);
        order = liu.buys(tea, 2, liu.address(HUANGPU));
    }

    @AfterEach
    void everythingAddsUp() {
        wechat.faults().allOff();
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        await().atMost(SOON).untilAsserted(() -> {
            books.agree();
            assertThat(audit.run().findings()).allMatch(Finding::isClean);
        });
    }

    @Nested
    class WhileAnOrderIsPaid {

        /// F15
        @Test
        void manyNoticesAtOncePayItOnce() {
            wechat.faults().where("TRANSACTION.SUCCESS").duplicatesNotices(20);

            liu.pays(order);

            awaitState("PAID");
            assertThat(trail.steps(order, "paid")).isEqualTo(1);
            assertThat(counter.stockOf(tea).available()).isEqualTo(1);
        }

        /// F15
        @Test
        void aLostNoticeIsMadeUpForByAsking() {
            wechat.faults().where("TRANSACTION.SUCCESS").untilOff().dropsNotices();
            liu.pays(order);

            waitAWhile();

            awaitState("PAID");
        }

        /// F20
        @Test
        void aNoticeOfOneFenDoesNotPayIt() {
            wechat.faults()
                    .where("/v3/pay/transactions/out-trade-no/*")
                    .untilOff()
                    .systemErrors();
            wechat.faults().where("TRANSACTION.SUCCESS").altersNotices("/amount/total", 1);
            liu.pays(order);

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(trail.incidents(order)).isEqualTo(1));
            assertThat(liu.stateOf(order)).isEqualTo("AWAITING_PAYMENT");

            wechat.faults().allOff();
            breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
            waitAWhile();
            awaitState("PAID");
        }

        /// F21
        @Test
        void whoHasPaidBeforeThePrepayAnswerIsToldSo() {
            wechat.faults().paidBeforeAnswered(Duration.ofMillis(500));

            var started = liu.shop().once().post("/api/orders/" + order + "/payments");

            assertThat(started.status()).isEqualTo(409);
            assertThat(started.code()).isEqualTo("already-paid");
            awaitState("PAID");
        }

        /// F22
        @Test
        void aPrepayCallThatTimedOutIsTriedAgainUnderOneNumber() {
            wechat.faults().where("/v3/pay/transactions/jsapi").answersLate(Duration.ofSeconds(3));
            var late = liu.shop().once().post("/api/orders/" + order + "/payments");
            assertThat(late.status()).isEqualTo(503);
            assertThat(late.code()).isEqualTo("payment-unavailable");
            assertThat(late.header("Retry-After")).isNotEmpty();

            liu.pays(order);

            awaitState("PAID");
            assertThat(trail.attempts(order)).isEqualTo(1);
        }

        @Test
        void aPaidOrderIsNotPaidAgain() {
            liu.pays(order);
            awaitState("PAID");

            var again = liu.shop().once().post("/api/orders/" + order + "/payments");

            assertThat(again.status()).isEqualTo(409);
        }
    }

    @Nested
    class WhileAnOrderIsCancelled {

        /// F23
        @Test
        void whoPaysInThatMomentKeepsHisOrder() {
            var number = startPayment();
            wechat.faults().where(number).paidBeforeClosed();

            var cancelled = liu.shop().once().post("/api/orders/" + order + "/cancellation");

            assertThat(cancelled.code()).isEqualTo("order-just-paid");
            awaitState("PAID");
            assertThat(counter.stockOf(tea).available()).isEqualTo(1);
        }

        /// F23
        @Test
        void nothingIsFreedBeforeWechatHasConfirmed() {
            var number = startPayment();
            wechat.faults()
                    .where("/v3/pay/transactions/out-trade-no/" + number + "/close")
                    .untilOff()
                    .systemErrors();

            var cancelled = liu.shop().once().post("/api/orders/" + order + "/cancellation");

            assertThat(cancelled.code()).isEqualTo("payment-still-open");
            assertThat(counter.stockOf(tea).available()).isEqualTo(1);
            wechat.faults().allOff();
            assertThat(liu.shop()
                            .once()
                            .post("/api/orders/" + order + "/cancellation")
                            .status())
                    .isEqualTo(200);
            assertThat(counter.stockOf(tea).available()).isEqualTo(3);
        }

        /// F23
        @Test
        void moneyThatComesTooLateRevivesTheOrderIfItsTeaIsStillThere() {
            var number = startPayment();
            liu.shop().once().post("/api/orders/" + order + "/cancellation");
            awaitState("CANCELLED");

            wechat.cashier().payRegardless(number);

            awaitState("PAID");
            assertThat(counter.stockOf(tea).available()).isEqualTo(1);
        }

        /// F23
        @Test
        void moneyThatComesTooLateGoesBackIfItsTeaIsGone() {
            var number = startPayment();
            liu.shop().once().post("/api/orders/" + order + "/cancellation");
            awaitState("CANCELLED");
            var chen = people.shopper("quick buyer " + tea);
            chen.buys(tea, 2, chen.address(HUANGPU));

            wechat.cashier().payRegardless(number);

            awaitState("REFUNDED");
            assertThat(truth(number).refunded()).isEqualTo(truth(number).total());
        }
    }

    @Nested
    class WhileMoneyGoesBack {

        @BeforeEach
        void pay() {
            liu.pays(order);
            awaitState("PAID");
        }

        /// F16
        @Test
        void aPaymentsNoticeThatComesAgainAfterTheRefundChangesNothing() {
            cancel();
            awaitState("REFUNDED");

            var notice = wechat.notices().list().stream()
                    .filter(sent -> sent.eventType().equals("TRANSACTION.SUCCESS"))
                    .toList()
                    .getLast();
            wechat.notices().resend(notice.id());

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(attemptsAt(notice.id())).isEqualTo(2));
            assertThat(liu.stateOf(order)).isEqualTo("REFUNDED");
        }

        /// F25
        @Test
        void aLostNoticeIsMadeUpForByAsking() {
            wechat.faults().where("REFUND.SUCCESS").untilOff().dropsNotices();
            cancel();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(trail.refund(order)).isEqualTo("PROCESSING"));

            waitAWhile();

            awaitState("REFUNDED");
        }

        /// F26
        @Test
        void theBuyerSeesTheTruthWhileTheMerchantsAccountIsEmpty() {
            wechat.faults().notEnoughMoneyToRefund();
            cancel();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(trail.trouble(order)).isEqualTo("NOT_ENOUGH"));
            assertThat(liu.stateOf(order)).isEqualTo("CANCELLED");
            assertThat(liu.order(order).texts("/refunds/*/settledAt")).containsExactly("null");

            waitAWhile();

            awaitState("REFUNDED");
            assertThat(liu.order(order).texts("/refunds/*/settledAt")).doesNotContain("null");
        }

        private void cancel() {
            assertThat(liu.shop()
                            .once()
                            .post("/api/orders/" + order + "/cancellation")
                            .status())
                    .isEqualTo(200);
        }
    }

    private void awaitState(String state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(liu.stateOf(order)).isEqualTo(state));
    }

    private void waitAWhile() {
        clock.advance(Duration.ofMinutes(2));
    }

    /// @return WeChat's number of it
    private String startPayment() {
        assertThat(liu.shop().once().post("/api/orders/" + order + "/payments").status())
                .isEqualTo(201);
        return trail.number(order);
    }

    private LedgerView.Entry truth(String number) {
        return wechat.ledger().payments().stream()
                .filter(entry -> entry.outTradeNo().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private int attemptsAt(String notice) {
        return wechat.notices().list().stream()
                .filter(sent -> sent.id().equals(notice))
                .findFirst()
                .orElseThrow()
                .attempts()
                .size();
    }
}
