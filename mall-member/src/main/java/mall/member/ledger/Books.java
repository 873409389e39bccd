package mall.member.ledger;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mall.domain.kernel.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// The only place where accounts are locked and journals written. The account's row is locked
/// first; what is read after that cannot change until the commit, so that a [Purse] may count in
/// plain Java. One statement then writes the journal with its lines and brings account, batches
/// and holds in step.
@Component
class Books {

    private static final String LOOK = """
            select 'FREE' as what, expires_at, remaining as amount from ledger_batch
            where member_id = :member and asset = :asset and remaining > 0
            union all
            select 'HELD', expires_at, amount from ledger_hold
            where member_id = :member and asset = :asset and owner_kind = :ownerKind and owner_key = :ownerKey
            union all
            select 'BOOKED', at, seq from ledger_journal
            where member_id = :member and asset = :asset and cause_kind = :kind and cause_key = :key
              and act = :act and turn = 0
            """;

    private static final String WRITE = """
            with line as (
                select * from unnest(:accounts, :expiries::timestamptz[], :amounts)
                    with ordinality as line (account, expires_at, amount, no)
                -- The limit only tells the planner how few there are, so that one plan serves all.
                limit 100
            ), journal as (
                insert into ledger_journal (member_id, asset, seq, act, cause_kind, cause_key, turn, amount,
                    counter, reverses, free, held, owed, actor, words, at)
                select :member, :asset, :seq, :act, :kind, :key, :turn, :amount,
                    :counter, :reverses, free + :free, held + :held, owed + :owed, :actor, :words, :now
                from ledger_account where member_id = :member and asset = :asset
            ), posting as (
                insert into ledger_posting (member_id, asset, seq, no, account, expires_at, amount)
                select :member, :asset, :seq, no, account, expires_at, amount from line
            ), more_free as (
                insert into ledger_batch (member_id, asset, expires_at, remaining)
                select :member, :asset, expires_at, amount from line where account = 'FREE' and amount > 0
                on conflict (member_id, asset, expires_at) do update
                set remaining = ledger_batch.remaining + excluded.remaining
            ), less_free as (
                update ledger_batch batch set remaining = batch.remaining + line.amount from line
                where batch.member_id = :member and batch.asset = :asset and batch.expires_at = line.expires_at
                  and line.account = 'FREE' and line.amount < 0
            ), more_held as (
                insert into ledger_hold (member_id, asset, owner_kind, owner_key, expires_at, amount, placed, deadline)
                select :member, :asset, :ownerKind, :ownerKey, expires_at, amount, :seq, :deadline from line
                where account = 'HELD' and amount > 0
            ), less_held as (
                update ledger_hold hold set amount = hold.amount + line.amount from line
                where hold.member_id = :member and hold.asset = :asset and hold.owner_kind = :ownerKind
                  and hold.owner_key = :ownerKey and hold.expires_at = line.expires_at
                  and line.account = 'HELD' and line.amount < 0 and hold.amount + line.amount > 0
            ), no_more_held as (
                delete from ledger_hold hold using line
                where hold.member_id = :member and hold.asset = :asset and hold.owner_kind = :ownerKind
                  and hold.owner_key = :ownerKey and hold.expires_at = line.expires_at
                  and line.account = 'HELD' and hold.amount + line.amount = 0
            )
            update ledger_account set free = free + :free, held = held + :held, owed = owed + :owed, entries = :seq
            where member_id = :member and asset = :asset and entries = :seq - 1
              and free + :free >= 0 and held + :held >= 0
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Books(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Locks the account that an entry speaks of, to book it.
    Purse open(Entry entry, Act act) {
        return open(entry.member(), entry.asset(), act, entry.cause());
    }

    /// Locks an account, which begins to exist when it does not yet.
    ///
    /// @param act what is about to be booked, once for the cause
    Purse open(MemberId member, Asset asset, Act act, LedgerCause cause) {
        return open(member, asset, act, cause, cause);
    }

    /// @param owner whose hold is wanted, where it is not the cause itself
    Purse open(MemberId member, Asset asset, Act act, LedgerCause cause, LedgerCause owner) {
        var account = lock(member, asset);
        var free = new HashMap<Expiry, Long>();
        var holding = new HashMap<Expiry, Long>();
        var booked = false;
        for (var row : look(account, act, cause, owner)) {
            switch (row.what()) {
                case "FREE" -> free.put(row.expiry(), row.amount());
                case "HELD" -> holding.put(row.expiry(), row.amount());
                default -> booked = true;
            }
        }
        return new Purse(account, booked, free, holding);
    }

    /// Writes what happened to the purse.
    void book(Purse purse, Journal journal) {
        book(purse, journal, journal.entry().cause());
    }

    /// @param owner whose hold changes, where it is not the cause itself
    void book(Purse purse, Journal journal, LedgerCause owner) {
        var changed = changing(head(jdbc.sql(WRITE), purse, journal), purse)
                .param("ownerKind", owner.kind())
                .param("ownerKey", owner.key())
                .update();
        if (changed != 1) throw new IllegalStateException(purse.asset() + " of " + purse.member() + " moved meanwhile");
    }

    private StatementSpec head(StatementSpec sql, Purse purse, Journal journal) {
        var entry = journal.entry();
        return about(sql, purse.member(), purse.asset())
                .param("seq", purse.seq())
                .param("act", journal.act().name())
                .param("kind", entry.cause().kind())
                .param("key", entry.cause().key())
                .param("turn", journal.act().mayRecur() ? purse.seq() : 0)
                .param("amount", entry.amount())
                .param(
                        "counter",
                        journal.counter() == null ? null : journal.counter().name(),
                        Types.VARCHAR)
                .param("reverses", journal.reverses(), Types.BIGINT)
                .param("deadline", at(journal.deadline()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("actor", entry.by().code())
                .param("words", entry.words())
                .param("now", at(clock.instant()));
    }

    private static StatementSpec changing(StatementSpec sql, Purse purse) {
        var lines = purse.postings();
        return sql.param("accounts", array("text", lines, Posting::account))
                .param("expiries", array("text", lines, Books::expiry))
                .param("amounts", array("int8", lines, Posting::amount))
                .param("free", purse.change(Pocket.FREE))
                .param("held", purse.change(Pocket.HELD))
                .param("owed", -purse.change(Pocket.OWED));
    }

    /// Locks an account, which begins to exist when it does not yet: from here on what is read of it,
    /// and of whatever is decided under its lock, stays as it is until the commit.
    Account lock(MemberId member, Asset asset) {
        return lockKnown(member, asset).orElseGet(() -> {
            about(jdbc.sql("""
                                    insert into ledger_account (member_id, asset) values (:member, :asset)
                                    on conflict do nothing
                                    """), member, asset).update();
            return lockKnown(member, asset).orElseThrow();
        });
    }

    private Optional<Account> lockKnown(MemberId member, Asset asset) {
        return about(jdbc.sql("""
                                select free, held, owed, entries from ledger_account
                                where member_id = :member and asset = :asset for no key update
                                """), member, asset)
                .query((row, _) -> new Account(
                        member,
                        asset,
                        row.getLong("free"),
                        row.getLong("held"),
                        row.getLong("owed"),
                        row.getLong("entries")))
                .optional();
    }

    private List<Known> look(Account account, Act act, LedgerCause cause, LedgerCause owner) {
        return about(jdbc.sql(LOOK), account.member(), account.asset())
                .param("ownerKind", owner.kind())
                .param("ownerKey", owner.key())
                .param("kind", cause.kind())
                .param("key", cause.key())
                .param("act", act.name())
                .query((row, _) -> new Known(
                        row.getString("what"),
                        new Expiry(row.getTimestamp("expires_at").toInstant()),
                        row.getLong("amount")))
                .list();
    }

    private static StatementSpec about(StatementSpec sql, MemberId member, Asset asset) {
        return sql.param("member", member.id()).param("asset", asset.name());
    }

    private static SqlArrayValue array(String type, List<Posting> lines, Function<Posting, @Nullable Object> part) {
        return new SqlArrayValue(type, lines.stream().map(part).toArray());
    }

    private static @Nullable Object expiry(Posting line) {
        return line.expiry() == null ? null : line.expiry().at().toString();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private record Known(String what, Expiry expiry, long amount) {}
}
