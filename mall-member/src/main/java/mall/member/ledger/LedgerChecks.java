package mall.member.ledger;

import mall.domain.audit.AuditCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What must always hold of members' value.
@Configuration(proxyBeanMethods = false)
class LedgerChecks {

    @Bean
    AuditCheck ledgerJournalsSumToZero() {
        return AuditCheck.strict("ledger-journals-sum-to-zero", """
                select coalesce(journal.member_id, lines.member_id)::text as subject,
                       format('%s %s: lines sum to %s',
                           coalesce(journal.asset, lines.asset), coalesce(journal.seq, lines.seq), lines.amount) as detail
                from ledger_journal journal
                full join (select member_id, asset, seq, sum(amount) as amount from ledger_posting
                           group by member_id, asset, seq) lines
                    on lines.member_id = journal.member_id and lines.asset = journal.asset and lines.seq = journal.seq
                where journal.seq is null or lines.amount is distinct from 0
                """);
    }

    @Bean
    AuditCheck ledgerBalancesEqualTheirPostings() {
        return AuditCheck.strict("ledger-balances-equal-their-postings", """
                select coalesce(account.member_id, posted.member_id)::text as subject,
                       format('%s: free %s, held %s, owed %s; posted %s, %s, %s', coalesce(account.asset, posted.asset),
                           account.free, account.held, account.owed, posted.free, posted.held, posted.owed) as detail
                from ledger_account account
                full join (select member_id, asset,
                                  sum(amount) filter (where account = 'FREE') as free,
                                  sum(amount) filter (where account = 'HELD') as held,
                                  -sum(amount) filter (where account = 'OWED') as owed
                           from ledger_posting group by member_id, asset) posted
                    on posted.member_id = account.member_id and posted.asset = account.asset
                where coalesce(account.free, 0) <> coalesce(posted.free, 0)
                   or coalesce(account.held, 0) <> coalesce(posted.held, 0)
                   or coalesce(account.owed, 0) <> coalesce(posted.owed, 0)
                """);
    }

    @Bean
    AuditCheck ledgerBatchesEqualTheirPostings() {
        return AuditCheck.strict("ledger-batches-equal-their-postings", """
                select coalesce(batch.member_id, posted.member_id)::text as subject,
                       format('%s until %s: remains %s, posted %s', coalesce(batch.asset, posted.asset),
                           coalesce(batch.expires_at, posted.expires_at), batch.remaining, posted.amount) as detail
                from ledger_batch batch
                full join (select member_id, asset, expires_at, sum(amount) as amount from ledger_posting
                           where account = 'FREE' group by member_id, asset, expires_at) posted
                    on posted.member_id = batch.member_id and posted.asset = batch.asset
                   and posted.expires_at = batch.expires_at
                where coalesce(batch.remaining, 0) <> coalesce(posted.amount, 0)
                """);
    }

    @Bean
    AuditCheck ledgerBatchesEqualTheirBalance() {
        return AuditCheck.strict("ledger-batches-equal-their-balance", """
                select account.member_id::text as subject,
                       format('%s: free %s; batches %s', account.asset, account.free, batches.remaining) as detail
                from ledger_account account
                left join (select member_id, asset, sum(remaining) as remaining from ledger_batch
                           group by member_id, asset) batches
                    on batches.member_id = account.member_id and batches.asset = account.asset
                where account.free <> coalesce(batches.remaining, 0)
                """);
    }

    @Bean
    AuditCheck ledgerHoldsEqualWhatIsHeld() {
        return AuditCheck.strict("ledger-holds-equal-what-is-held", """
                select account.member_id::text as subject,
                       format('%s: held %s; holds %s', account.asset, account.held, holds.amount) as detail
                from ledger_account account
                left join (select member_id, asset, sum(amount) as amount from ledger_hold
                           group by member_id, asset) holds
                    on holds.member_id = account.member_id and holds.asset = account.asset
                where account.held <> coalesce(holds.amount, 0)
                """);
    }

    @Bean
    AuditCheck ledgerHoldsHaveOwners() {
        return AuditCheck.strict("ledger-holds-have-owners", """
                select member_id::text as subject,
                       format('%s: %s held for %s:%s by no journal of its', asset, amount, owner_kind, owner_key) as detail
                from ledger_hold hold
                where not exists (
                    select from ledger_journal journal
                    where journal.member_id = hold.member_id and journal.asset = hold.asset and journal.seq = hold.placed
                      and journal.cause_kind = hold.owner_kind and journal.cause_key = hold.owner_key
                      and journal.act in ('HOLD', 'EARN') and journal.at <= hold.deadline)
                """);
    }

    @Bean
    AuditCheck ledgerHoldsEndInTime() {
        return AuditCheck.settling("ledger-holds-end-in-time", """
                select member_id::text as subject,
                       format('%s: %s held for %s:%s', asset, amount, owner_kind, owner_key) as detail,
                       deadline + interval '10 minutes' as since
                from ledger_hold where deadline < :now - interval '10 minutes'
                """);
    }

    @Bean
    AuditCheck ledgerReversalsStayWithinWhatTheyReverse() {
        return AuditCheck.strict("ledger-reversals-stay-within-what-they-reverse", """
                select original.member_id::text as subject,
                       format('%s %s was %s; undone %s', original.asset, original.seq, original.amount, sum(undone.amount))
                           as detail
                from ledger_journal undone
                join ledger_journal original on original.member_id = undone.member_id
                    and original.asset = undone.asset and original.seq = undone.reverses
                where undone.reverses is not null
                group by original.member_id, original.asset, original.seq
                having sum(undone.amount) > original.amount
                    or bool_or((undone.act, original.act) not in (('GIVE_BACK', 'SPEND'), ('TAKE_BACK', 'EARN')))
                """);
    }

    @Bean
    AuditCheck ledgerStatementsAddUp() {
        return AuditCheck.strict("ledger-statements-add-up", """
                select member_id::text as subject,
                       format('%s %s: says %s, %s, %s', asset, seq, free, held, owed) as detail
                from (
                    select member_id, asset, seq, journal.free, journal.held, journal.owed,
                           row_number() over account as place,
                           sum(changed.free) over account as free_so_far,
                           sum(changed.held) over account as held_so_far,
                           sum(changed.owed) over account as owed_so_far
                    from ledger_journal journal
                    join (select member_id, asset, seq,
                                 coalesce(sum(amount) filter (where account = 'FREE'), 0) as free,
                                 coalesce(sum(amount) filter (where account = 'HELD'), 0) as held,
                                 -coalesce(sum(amount) filter (where account = 'OWED'), 0) as owed
                          from ledger_posting group by member_id, asset, seq) changed
                        using (member_id, asset, seq)
                    window account as (partition by member_id, asset order by seq)) line
                where seq <> place or free <> free_so_far or held <> held_so_far or owed <> owed_so_far
                """);
    }

    @Bean
    AuditCheck ledgerValueExpiresInTime() {
        return AuditCheck.settling("ledger-value-expires-in-time", """
                select member_id::text as subject, format('%s: %s expired at %s', asset, remaining, expires_at) as detail,
                       expires_at + interval '10 minutes' as since
                from ledger_batch where remaining > 0 and expires_at < :now - interval '10 minutes'
                """);
    }
}
