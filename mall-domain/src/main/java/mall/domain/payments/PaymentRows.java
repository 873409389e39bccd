package mall.domain.payments;

import static mall.domain.payments.SqlTime.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `payable` and `payment`. Locks are always taken in this order: payable, payment,
/// refund.
@Component
class PaymentRows {

    private static final String COLUMNS = """
            p.id, p.payable_kind, p.payable_id, p.payer, p.mchid, p.appid, p.openid, p.amount_fen, p.description,
            p.status, p.pay_by, p.prepay_id, p.prepay_until, p.give_up_at, p.looks, p.kept
            """;

    private final JdbcClient jdbc;

    PaymentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Locks the payable, which is made if it is new.
    ///
    /// @return whether attempts may start
    boolean lockOpen(PayableRef payable, Instant now) {
        return jdbc.sql("""
                        insert into payable (kind, id, state, created_at) values (:kind, :id, 'OPEN', :now)
                        on conflict (kind, id) do update set state = payable.state
                        returning state = 'OPEN'
                        """)
                .param("kind", payable.kind())
                .param("id", payable.id())
                .param("now", at(now))
                .query(Boolean.class)
                .single();
    }

    /// From now on no attempt starts, not even when none ever did.
    void shut(PayableRef payable, Instant now) {
        jdbc.sql("""
                        insert into payable (kind, id, state, created_at, closed_at)
                        values (:kind, :id, 'CLOSED', :now, :now)
                        on conflict (kind, id) do update
                        set state = 'CLOSED', closed_at = coalesce(payable.closed_at, excluded.closed_at)
                        """)
                .param("kind", payable.kind())
                .param("id", payable.id())
                .param("now", at(now))
                .update();
    }

    /// All attempts for a payable, newest first.
    List<Payment> of(PayableRef payable) {
        return jdbc.sql("select " + COLUMNS + """
                        from payment p where p.payable_kind = :kind and p.payable_id = :id order by p.id desc
                        """)
                .param("kind", payable.kind())
                .param("id", payable.id())
                .query(Payment::read)
                .list();
    }

    void insert(PaymentId id, PaymentOrder order, String mchid, Instant now, Instant giveUpAt, Instant firstLook) {
        jdbc.sql("""
                        insert into payment (id, payable_kind, payable_id, payer, mchid, appid, openid, amount_fen,
                            description, status, created_at, pay_by, give_up_at, next_look_at)
                        values (:id, :kind, :payable, :payer, :mchid, :appid, :openid, :amount,
                            :description, 'OPEN', :now, :payBy, :giveUpAt, :firstLook)
                        """)
                .param("id", id.id())
                .param("kind", order.payable().kind())
                .param("payable", order.payable().id())
                .param("payer", order.payer().id())
                .param("mchid", mchid)
                .param("appid", order.account().appid())
                .param("openid", order.account().openid())
                .param("amount", order.amount().fen())
                .param("description", order.description())
                .param("now", at(now))
                .param("payBy", at(order.payBy()))
                .param("giveUpAt", at(giveUpAt))
                .param("firstLook", at(firstLook))
                .update();
    }

    Optional<Payment> find(PaymentId id) {
        return jdbc.sql("select " + COLUMNS + "from payment p where p.id = :id")
                .param("id", id.id())
                .query(Payment::read)
                .optional();
    }

    /// Locks the payment and what it pays, so that of two successes one is the first.
    Optional<Payment> lock(PaymentId id) {
        return jdbc.sql("select " + COLUMNS + """
                        from payable y join payment p on p.payable_kind = y.kind and p.payable_id = y.id
                        where p.id = :id for update
                        """)
                .param("id", id.id())
                .query(Payment::read)
                .optional();
    }

    /// @return whether the payment is still open; a prepay id of any other leads nowhere
    boolean prepaid(PaymentId id, String prepayId, Instant until) {
        return jdbc.sql("""
                                update payment set prepay_id = :prepayId, prepay_until = :until
                                where id = :id and status = 'OPEN'
                                """)
                        .param("id", id.id())
                        .param("prepayId", prepayId)
                        .param("until", at(until))
                        .update()
                == 1;
    }

    /// @return whether this is the success that is kept
    boolean paid(PaymentId id, String transactionId, Instant paidAt, Instant now) {
        return jdbc.sql("""
                        update payment p set status = 'PAID', transaction_id = :transaction, paid_at = :paidAt,
                            settled_at = :now, next_look_at = null,
                            kept = not exists (select from payment other where other.kept
                                and other.payable_kind = p.payable_kind and other.payable_id = p.payable_id)
                        where p.id = :id
                        returning p.kept
                        """)
                .param("id", id.id())
                .param("transaction", transactionId)
                .param("paidAt", at(paidAt))
                .param("now", at(now))
                .query(Boolean.class)
                .single();
    }

    /// WeChat takes no money for it any more.
    void closed(PaymentId id, Instant now) {
        jdbc.sql("""
                        update payment set status = 'CLOSED', closed_at = :now, closed_why = 'closed at WeChat',
                            next_look_at = null
                        where id = :id and status = 'OPEN'
                        """).param("id", id.id()).param("now", at(now)).update();
    }

    /// Closes a payment that WeChat never heard of, unless WeChat has opened it since it was read.
    ///
    /// @return false when it was opened, paid or closed meanwhile
    boolean neverOpened(Payment payment, Instant now) {
        return jdbc.sql("""
                                update payment set status = 'CLOSED', closed_at = :now, closed_why = 'never at WeChat',
                                    next_look_at = null
                                where id = :id and status = 'OPEN' and prepay_id is not distinct from :prepayId::text
                                """)
                        .param("id", payment.id().id())
                        .param("prepayId", payment.prepayId())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    /// Has the payment looked at as soon as possible.
    void lookNow(PaymentId id, Instant now) {
        jdbc.sql("update payment set next_look_at = least(next_look_at, :now) where id = :id and status = 'OPEN'")
                .param("id", id.id())
                .param("now", at(now))
                .update();
    }

    /// Nobody shall pay it any more: reconciliation closes it at WeChat.
    void giveUp(PaymentId id, Instant now) {
        jdbc.sql("""
                        update payment set give_up_at = least(give_up_at, :now), next_look_at = least(next_look_at, :now)
                        where id = :id and status = 'OPEN'
                        """).param("id", id.id()).param("now", at(now)).update();
    }

    /// Takes some payments that it is time to ask after; nobody else takes them before they are
    /// due again, at growing distances: what has not been paid for an hour is asked after rarely. The
    /// moment of giving up is always one of looking, and what is overdue is looked at more often.
    List<Payment> takeDue(int limit, Instant now, Duration first, Duration most, Duration overdue) {
        return jdbc.sql("""
                        update payment p set looks = looks + 1,
                            next_look_at = case
                                when give_up_at > :now then least(give_up_at, :now
                                    + least(:most, :first * power(2, least(looks, 20))) * interval '1 second')
                                else :now + least(:overdue, :first * power(2, least(looks, 20))) * interval '1 second'
                            end
                        where id in (select id from payment where status = 'OPEN' and next_look_at <= :now
                            order by next_look_at limit :limit for update skip locked)
                        returning
                        """ + COLUMNS)
                .param("limit", limit)
                .param("now", at(now))
                .param("first", first.toSeconds())
                .param("most", most.toSeconds())
                .param("overdue", overdue.toSeconds())
                .query(Payment::read)
                .list();
    }

    /// The success that is kept for a payable, locked: refunds of it are fixed one after another.
    Optional<Payment> lockKept(PayableRef payable) {
        return jdbc.sql("select " + COLUMNS + """
                        from payment p where p.payable_kind = :kind and p.payable_id = :id and p.kept for update
                        """)
                .param("kind", payable.kind())
                .param("id", payable.id())
                .query(Payment::read)
                .optional();
    }
}
