package mall.domain.payments;

import static mall.domain.payments.SqlTime.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `refund` and `refund_pace`.
@Component
class RefundRows {

    private static final String COLUMNS = """
            r.id, r.payment_id, r.payable_kind, r.payable_id, r.cause, r.reason, r.amount_fen, r.status, r.sent_at,
            r.tries, p.amount_fen as total_fen, p.mchid
            """;

    /// WeChat wants a minute between refunds of one payment.
    private static final Duration APART = Duration.ofSeconds(61);

    private final JdbcClient jdbc;

    RefundRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All refunds of a payment, whose row the caller has locked; newest first.
    List<Refund> of(PaymentId payment) {
        return jdbc.sql("select " + COLUMNS + """
                        from refund r join payment p on p.id = r.payment_id where p.id = :payment order by r.id desc
                        """)
                .param("payment", payment.id())
                .query(Refund::read)
                .list();
    }

    Optional<Refund> lock(RefundId id) {
        return jdbc.sql("select " + COLUMNS + """
                        from refund r join payment p on p.id = r.payment_id where r.id = :id for update of r
                        """)
                .param("id", id.id())
                .query(Refund::read)
                .optional();
    }

    Optional<Refund> find(RefundId id) {
        return jdbc.sql("select " + COLUMNS + "from refund r join payment p on p.id = r.payment_id where r.id = :id")
                .param("id", id.id())
                .query(Refund::read)
                .optional();
    }

    void insert(
            RefundId id,
            PaymentId payment,
            PayableRef payable,
            String cause,
            String reason,
            Money amount,
            Instant now) {
        jdbc.sql("""
                        insert into refund (id, payment_id, payable_kind, payable_id, cause, reason, amount_fen, status,
                            created_at, next_at)
                        values (:id, :payment, :kind, :payable, :cause, :reason, :amount, 'DUE', :now, :now)
                        """)
                .param("id", id.id())
                .param("payment", payment.id())
                .param("kind", payable.kind())
                .param("payable", payable.id())
                .param("cause", cause)
                .param("reason", reason)
                .param("amount", amount.fen())
                .param("now", at(now))
                .update();
    }

    /// Takes one refund that is due, unless erring calls were too many of late. Nobody else takes
    /// it before the lease is over. One that may be sent is taken together with its payment, so
    /// that no other refund of that payment is sent within the next minute.
    Optional<Refund> takeDue(Instant now, Duration lease) {
        var taken = jdbc.sql("select " + COLUMNS + """
                        from refund r join payment p on p.id = r.payment_id
                        where r.next_at <= :now
                            and (r.status <> 'DUE' or p.refund_sent_at is null or p.refund_sent_at <= :lastSent)
                            and exists (select from refund_pace where resume_at <= :now)
                        order by r.next_at limit 1 for update of r, p skip locked
                        """)
                .param("now", at(now))
                .param("lastSent", at(now.minus(APART)))
                .query(Refund::read)
                .optional();
        taken.ifPresent(refund -> {
            jdbc.sql("update refund set next_at = :next, tries = tries + 1 where id = :id")
                    .param("id", refund.id().id())
                    .param("next", at(now.plus(lease)))
                    .update();
            if (refund.status() == Refund.Status.DUE) sending(refund, now);
        });
        return taken;
    }

    /// Said before WeChat is called: after a crash in between, WeChat is asked first.
    private void sending(Refund refund, Instant now) {
        jdbc.sql("update refund set sent_at = :now where id = :id")
                .param("id", refund.id().id())
                .param("now", at(now))
                .update();
        jdbc.sql("update payment set refund_sent_at = :now where id = :id")
                .param("id", refund.payment().id())
                .param("now", at(now))
                .update();
    }

    /// Try again later; whether WeChat has it is unknown.
    void again(RefundId id, String trouble, Instant next) {
        jdbc.sql("update refund set trouble = :trouble, next_at = :next where id = :id and next_at is not null")
                .param("id", id.id())
                .param("trouble", trouble)
                .param("next", at(next))
                .update();
    }

    /// Send again later: WeChat has said that it did not take it.
    void notTaken(RefundId id, String trouble, Instant next) {
        jdbc.sql("""
                        update refund set trouble = :trouble, sent_at = null, next_at = :next
                        where id = :id and status = 'DUE'
                        """)
                .param("id", id.id())
                .param("trouble", trouble)
                .param("next", at(next))
                .update();
    }

    /// @return whether it was still due
    boolean rejected(RefundId id, String trouble) {
        return jdbc.sql("""
                                update refund set status = 'REJECTED', trouble = :trouble, next_at = null
                                where id = :id and status = 'DUE'
                                """).param("id", id.id()).param("trouble", trouble).update() == 1;
    }

    /// @param next null when WeChat's word was the last
    void recorded(
            RefundId id,
            RefundNotice notice,
            @Nullable String trouble,
            @Nullable Instant settledAt,
            @Nullable Instant next) {
        jdbc.sql("""
                        update refund set status = :status, wechat_refund_id = :wechatId, trouble = :trouble,
                            settled_at = :settledAt, next_at = :next
                        where id = :id
                        """)
                .param("id", id.id())
                .param("status", Refund.Status.of(notice.state()).name())
                .param("wechatId", notice.wechatRefundId())
                .param("trouble", trouble)
                .param("settledAt", settledAt == null ? null : at(settledAt))
                .param("next", next == null ? null : at(next))
                .update();
    }

    /// Somebody has seen to it.
    void untroubled(RefundId id) {
        jdbc.sql("update refund set trouble = null where id = :id")
                .param("id", id.id())
                .update();
    }

    /// After an erring call nobody calls for a while: WeChat bears 6 of them a second.
    void slowDown(Instant now, Duration pause) {
        jdbc.sql("""
                        update refund_pace
                        set resume_at = greatest(resume_at, :now::timestamptz) + :millis * interval '1 millisecond'
                        """).param("now", at(now)).param("millis", pause.toMillis()).update();
    }
}
