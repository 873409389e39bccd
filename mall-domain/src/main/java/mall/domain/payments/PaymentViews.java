package mall.domain.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What was paid and what went back, for those who show it or act on it.
@Component
@Transactional(readOnly = true)
public class PaymentViews {

    private static final String REFUND = """
            select id, payment_id, payable_kind, payable_id, cause, amount_fen, status, trouble, tries, created_at,
                settled_at
            from refund
            """;

    private final JdbcClient jdbc;

    PaymentViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The success that is kept for a payable.
    ///
    /// @throws NotFound when it is not paid
    public SettledPayment settled(PayableRef payable) {
        return jdbc.sql("""
                        select id, transaction_id, mchid, appid, openid, amount_fen, paid_at from payment
                        where payable_kind = :kind and payable_id = :id and kept
                        """)
                .param("kind", payable.kind())
                .param("id", payable.id())
                .query((row, _) -> {
                    var id = new PaymentId(row.getObject("id", UUID.class));
                    return new SettledPayment(
                            id,
                            id.outTradeNo(),
                            row.getString("transaction_id"),
                            row.getString("mchid"),
                            new PayerAccount(row.getString("appid"), row.getString("openid")),
                            Money.ofFen(row.getLong("amount_fen")),
                            row.getTimestamp("paid_at").toInstant());
                })
                .optional()
                .orElseThrow(() -> new NotFound("payment", payable));
    }

    /// How much of a payable was paid, is on its way back and has arrived there. A second payment
    /// and its way back do not count.
    public PayableBalance balance(PayableRef payable) {
        return jdbc.sql("""
                        select coalesce(max(p.amount_fen), 0) as paid,
                            coalesce(sum(r.amount_fen) filter (where r.status = 'SUCCEEDED'), 0) as refunded,
                            coalesce(sum(r.amount_fen) filter (where r.status in ('DUE', 'PROCESSING', 'ABNORMAL')), 0)
                                as refunding
                        from payment p left join refund r on r.payment_id = p.id
                        where p.payable_kind = :kind and p.payable_id = :id and p.kept
                        """)
                .param("kind", payable.kind())
                .param("id", payable.id())
                .query((row, _) -> new PayableBalance(
                        Money.ofFen(row.getLong("paid")),
                        Money.ofFen(row.getLong("refunded")),
                        Money.ofFen(row.getLong("refunding"))))
                .single();
    }

    /// All tries at paying a payable, newest first.
    public List<Attempt> attempts(PayableRef payable) {
        return jdbc.sql("""
                        select id, amount_fen, status, kept, transaction_id, created_at, pay_by, paid_at from payment
                        where payable_kind = :kind and payable_id = :id order by id desc
                        """)
                .param("kind", payable.kind())
                .param("id", payable.id())
                .query((row, _) -> new Attempt(
                        new PaymentId(row.getObject("id", UUID.class)),
                        Money.ofFen(row.getLong("amount_fen")),
                        Attempt.State.valueOf(row.getString("status")),
                        row.getBoolean("kept"),
                        row.getString("transaction_id"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("pay_by").toInstant(),
                        instant(row, "paid_at")))
                .list();
    }

    /// All refunds of a payable, newest first.
    public List<RefundView> refunds(PayableRef payable) {
        return jdbc.sql(REFUND + "where payable_kind = :kind and payable_id = :id order by id desc")
                .param("kind", payable.kind())
                .param("id", payable.id())
                .query(PaymentViews::refund)
                .list();
    }

    /// Refunds that somebody should look at, newest first: something is in their way, or WeChat
    /// has given them up.
    public Slice<RefundView> troubledRefunds(@Nullable RefundId before, int limit) {
        var found = jdbc.sql(REFUND + """
                        where trouble is not null and (:before::uuid is null or id < :before)
                        order by id desc limit :limit
                        """)
                .param("before", before == null ? null : before.id())
                .param("limit", limit + 1)
                .query(PaymentViews::refund)
                .list();
        return Slice.of(found, limit, refund -> refund.id().toString());
    }

    private static RefundView refund(ResultSet row, int number) throws SQLException {
        return new RefundView(
                new RefundId(row.getObject("id", UUID.class)),
                new PaymentId(row.getObject("payment_id", UUID.class)),
                new PayableRef(row.getString("payable_kind"), row.getObject("payable_id", UUID.class)),
                row.getString("cause"),
                Money.ofFen(row.getLong("amount_fen")),
                RefundView.State.valueOf(row.getString("status")),
                row.getString("trouble"),
                row.getInt("tries"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "settled_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    public record PayableBalance(Money paid, Money refunded, Money refunding) {}

    /// One try at paying.
    ///
    /// @param isKept whether it is the success that counts
    public record Attempt(
            PaymentId id,
            Money amount,
            Attempt.State state,
            boolean isKept,
            @Nullable String transactionId,
            Instant createdAt,
            Instant payBy,
            @Nullable Instant paidAt) {

        public enum State {
            OPEN,
            PAID,
            CLOSED
        }
    }

    /// @param trouble what is in the way: WeChat's code, `no-answer`, `abnormal`, `closed`
    public record RefundView(
            RefundId id,
            PaymentId payment,
            PayableRef payable,
            String cause,
            Money amount,
            RefundView.State state,
            @Nullable String trouble,
            int tries,
            Instant createdAt,
            @Nullable Instant settledAt) {

        public enum State {
            /// To be sent, or sent with an answer that was lost.
            DUE,
            PROCESSING,
            /// Somebody must help at WeChat's merchant platform.
            ABNORMAL,
            SUCCEEDED,
            /// WeChat gave it up; it may be retried.
            CLOSED,
            /// WeChat never took it; it may be retried.
            REJECTED
        }
    }
}
