package mall.member.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What members have and how it came.
@Component
@Transactional(readOnly = true)
public class LedgerViews {

    private final JdbcClient jdbc;
    private final Clock clock;

    LedgerViews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Balance balance(MemberId member, Asset asset) {
        return jdbc.sql("""
                        select held, owed, (select coalesce(sum(remaining), 0) from ledger_batch
                            where member_id = :member and asset = :asset and expires_at > :now) as usable
                        from ledger_account where member_id = :member and asset = :asset
                        """)
                .param("member", member.id())
                .param("asset", asset.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Balance(asset, row.getLong("usable"), row.getLong("held"), row.getLong("owed")))
                .optional()
                .orElse(Balance.nothing(asset));
    }

    /// What expires until then, soonest first.
    public List<Batch> expiring(MemberId member, Asset asset, Instant until) {
        return jdbc.sql("""
                        select expires_at, remaining from ledger_batch
                        where member_id = :member and asset = :asset and remaining > 0
                          and expires_at > :now and expires_at <= :until
                        order by expires_at
                        """)
                .param("member", member.id())
                .param("asset", asset.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        new Batch(new Expiry(row.getTimestamp("expires_at").toInstant()), row.getLong("remaining")))
                .list();
    }

    /// The newest first.
    ///
    /// @param after the key of the last line of the page before; null for the first page
    public Slice<StatementLine> statement(MemberId member, Asset asset, @Nullable String after, int limit) {
        var lines = jdbc.sql("""
                        select journal.*, changed.free_change, changed.held_change, changed.owed_change
                        from ledger_journal journal
                        cross join lateral (
                            select coalesce(sum(amount) filter (where account = 'FREE'), 0) as free_change,
                                   coalesce(sum(amount) filter (where account = 'HELD'), 0) as held_change,
                                   -coalesce(sum(amount) filter (where account = 'OWED'), 0) as owed_change
                            from ledger_posting posting
                            where posting.member_id = journal.member_id and posting.asset = journal.asset
                              and posting.seq = journal.seq) changed
                        where journal.member_id = :member and journal.asset = :asset and journal.seq < :before
                        order by journal.seq desc limit :limit
                        """)
                .param("member", member.id())
                .param("asset", asset.name())
                .param("before", after == null ? Long.MAX_VALUE : Long.parseLong(after))
                .param("limit", limit + 1)
                .query(LedgerViews::line)
                .list();
        return Slice.of(lines, limit, line -> Long.toString(line.seq()));
    }

    private static StatementLine line(ResultSet row, int number) throws SQLException {
        return new StatementLine(
                row.getLong("seq"),
                Act.valueOf(row.getString("act")),
                new LedgerCause(row.getString("cause_kind"), row.getString("cause_key")),
                row.getString("words"),
                row.getString("actor"),
                row.getTimestamp("at").toInstant(),
                row.getLong("amount"),
                row.getLong("free_change"),
                row.getLong("held_change"),
                row.getLong("owed_change"),
                row.getLong("free"),
                row.getLong("held"),
                row.getLong("owed"));
    }
}
