package mall.domain.payments;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.Objects.requireNonNull;
import static mall.domain.payments.PretendWechat.LIU;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Where Liu pays and has his money back, and what became of it.
@TestComponent
class Till {

    private static final MemberId BUYER = MemberId.next();

    private final Payments payments;
    private final PretendWechat wechat;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    Till(Payments payments, PretendWechat wechat, TransactionTemplate transaction, JdbcClient jdbc, Clock clock) {
        this.payments = payments;
        this.wechat = wechat;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static PayableRef anOrder() {
        return new PayableRef("order", Ids.next());
    }

    static IdempotencyKey key() {
        return new IdempotencyKey(Ids.next(), "start-payment", Ids.hex(Ids.next()), "hash");
    }

    PaymentParameters start(PayableRef payable, Money amount) {
        return start(payable, amount, Duration.ofMinutes(30));
    }

    PaymentParameters start(PayableRef payable, Money amount, Duration within) {
        var until = clock.instant().plus(within).truncatedTo(MILLIS);
        return payments.start(new PaymentOrder(payable, BUYER, LIU, amount, "明前龙井", until), key());
    }

    PaymentId pay(PayableRef payable, Money amount) {
        var payment = start(payable, amount).payment();
        payments.settle(wechat.pay(payment));
        return payment;
    }

    RefundId refund(PayableRef payable, Money amount, String cause) {
        return requireNonNull(transaction.execute(_ -> payments.refund(new RefundOrder(payable, amount, cause, "退款"))));
    }

    /// The clock works on every refund in the database: those of other tests are put aside.
    void putOtherRefundsAside() {
        jdbc.sql("update refund set next_at = next_at + interval '10 years' where next_at is not null")
                .update();
        jdbc.sql("update refund_pace set resume_at = '-infinity'").update();
        wechat.recover();
    }

    List<PaymentId> attempts(PayableRef payable) {
        return jdbc
                .sql("select id from payment where payable_id = :id")
                .param("id", payable.id())
                .query(UUID.class)
                .list()
                .stream()
                .map(PaymentId::new)
                .toList();
    }

    String status(PaymentId payment) {
        return jdbc.sql("select status from payment where id = :id")
                .param("id", payment.id())
                .query(String.class)
                .single();
    }

    boolean isLookedAtNow(PaymentId payment) {
        return jdbc.sql("select next_look_at <= :now from payment where id = :id")
                .param("id", payment.id())
                .param("now", SqlTime.at(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    List<String> incidents(String number) {
        return jdbc.sql("select kind from payment_incident where number = :number")
                .param("number", number)
                .query(String.class)
                .list();
    }
}
