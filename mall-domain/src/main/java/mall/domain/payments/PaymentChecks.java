package mall.domain.payments;

import mall.domain.audit.AuditCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What must hold of money at any moment.
@Configuration
class PaymentChecks {

    @Bean
    AuditCheck refundsStayWithinTheirPayment() {
        return AuditCheck.strict("payments-refunds-stay-within-their-payment", """
                select p.id::text as subject,
                    format('%s fen go back in %s pieces of %s fen paid', sum(r.amount_fen), count(*), p.amount_fen)
                        as detail
                from payment p join refund r on r.payment_id = p.id
                where r.status not in ('CLOSED', 'REJECTED')
                group by p.id
                having sum(r.amount_fen) > p.amount_fen or count(*) > 50 or p.status <> 'PAID'
                """);
    }

    @Bean
    AuditCheck everyPaidPayableKeepsOneSuccess() {
        return AuditCheck.strict("payments-every-paid-payable-keeps-one-success", """
                select p.payable_id::text as subject, format('%s successes, %s kept', count(*), count(*) filter (where p.kept))
                    as detail
                from payment p where p.status = 'PAID'
                group by p.payable_kind, p.payable_id
                having count(*) filter (where p.kept) <> 1
                """);
    }

    @Bean
    AuditCheck secondSuccessesGoBack() {
        return AuditCheck.strict("payments-second-successes-go-back", """
                select p.id::text as subject,
                    format('%s fen paid a second time, %s fen go back', p.amount_fen, coalesce(sum(r.amount_fen), 0))
                        as detail
                from payment p left join refund r on r.payment_id = p.id
                where p.status = 'PAID' and not p.kept
                group by p.id
                having coalesce(sum(r.amount_fen), 0) < p.amount_fen
                """);
    }

    @Bean
    AuditCheck paymentsComeToAnEnd() {
        return AuditCheck.settling("payments-come-to-an-end", """
                select id::text as subject, format('still open after %s looks', looks) as detail,
                    give_up_at + interval '10 minutes' as since
                from payment where status = 'OPEN'
                """);
    }

    /// Money that is owed and that nobody tries to give back: a retry, or a refund by hand that stands
    /// for it under the same cause, is missing.
    @Bean
    AuditCheck refundsAreNotGivenUp() {
        return AuditCheck.settling("payments-refunds-are-not-given-up", """
                select distinct on (r.payable_kind, r.payable_id, r.cause) r.id::text as subject,
                    format('%s: %s fen for %s are still owed', r.status, r.amount_fen, r.cause) as detail,
                    r.created_at as since
                from refund r
                where r.status in ('CLOSED', 'REJECTED') and not exists (
                    select from refund next
                    where next.payable_kind = r.payable_kind and next.payable_id = r.payable_id
                        and next.cause = r.cause and next.status not in ('CLOSED', 'REJECTED'))
                order by r.payable_kind, r.payable_id, r.cause, r.id desc
                """);
    }

    @Bean
    AuditCheck refundsMoveOn() {
        return AuditCheck.settling("payments-refunds-move-on", """
                select id::text as subject, format('%s after %s tries: %s', status, tries, trouble) as detail,
                    least(next_at + interval '10 minutes', created_at + interval '7 days') as since
                from refund where next_at is not null
                """);
    }
}
