package mall.member.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mall.domain.kernel.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds what was booked for a cause and what of it was undone since. Right only while the
/// account is locked.
@Component
class Originals {

    private final JdbcClient jdbc;

    Originals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Original> find(MemberId member, Asset asset, Act act, LedgerCause cause) {
        return jdbc.sql("""
                        select seq, amount, counter,
                               (select coalesce(sum(undone.amount), 0) from ledger_journal undone
                                where undone.member_id = :member and undone.asset = :asset
                                  and undone.reverses = journal.seq) as reversed
                        from ledger_journal journal
                        where member_id = :member and asset = :asset and cause_kind = :kind and cause_key = :key
                          and act = :act and turn = 0
                        """)
                .param("member", member.id())
                .param("asset", asset.name())
                .param("kind", cause.kind())
                .param("key", cause.key())
                .param("act", act.name())
                .query((row, _) -> new Original(
                        member,
                        asset,
                        row.getLong("seq"),
                        row.getLong("amount"),
                        Counter.valueOf(row.getString("counter")),
                        row.getLong("reversed")))
                .optional();
    }

    /// The batch that it went into; what settled a debt went into none.
    Expiry expiryOf(Original earned) {
        return parts(earned).stream().map(Batch::expiry).findFirst().orElse(Expiry.NEVER);
    }

    /// The next part of what was spent that has not come back, by batch: always in one order, so
    /// that parts follow on each other and the last one takes the rest.
    List<Batch> unreversedParts(Original spent, long amount) {
        var next = new ArrayList<Batch>();
        var skipped = spent.reversed();
        var left = amount;
        for (var part : parts(spent)) {
            var skip = Math.min(skipped, part.amount());
            var take = Math.min(left, part.amount() - skip);
            skipped -= skip;
            left -= take;
            if (take > 0) next.add(new Batch(part.expiry(), take));
        }
        return next;
    }

    private List<Batch> parts(Original original) {
        return jdbc.sql("""
                        select expires_at, abs(amount) as amount from ledger_posting
                        where member_id = :member and asset = :asset and seq = :seq and expires_at is not null
                        order by expires_at desc
                        """)
                .param("member", original.member().id())
                .param("asset", original.asset().name())
                .param("seq", original.seq())
                .query((row, _) ->
                        new Batch(new Expiry(row.getTimestamp("expires_at").toInstant()), row.getLong("amount")))
                .list();
    }
}
