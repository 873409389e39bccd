package mall.member.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.member.ledger.LedgerEvent.ValueExpiresSoon;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What happens to value that nobody uses: its owner is told in time, then it expires. Nobody can
/// use it from that moment on, though it is written off a little later.
@Component
@Transactional
public class Expiries {

    static final int AT_ONCE = 200;

    private final Books books;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Expiries(Books books, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.books = books;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /// Tells of batches that expire within that time, each batch once, a few hundred at a time.
    ///
    /// @return whether there may be more
    public boolean tell(Asset asset, Duration ahead) {
        var now = clock.instant();
        var told = jdbc.sql("""
                        update ledger_batch batch set told = true
                        from (select member_id, expires_at from ledger_batch
                              where asset = :asset and expires_at > :now and expires_at <= :ahead
                                and remaining > 0 and not told
                              order by expires_at limit :most for update skip locked) due
                        where batch.member_id = due.member_id and batch.asset = :asset
                          and batch.expires_at = due.expires_at
                        returning batch.member_id, batch.expires_at, batch.remaining
                        """)
                .param("asset", asset.name())
                .param("now", at(now))
                .param("ahead", at(now.plus(ahead)))
                .param("most", AT_ONCE)
                .query((row, _) -> expiresSoon(asset, row))
                .list();
        told.forEach(events::publishEvent);
        return told.size() == AT_ONCE;
    }

    /// Accounts that have something to write off, in order of member and asset.
    ///
    /// @param after the last one of the page before
    List<Owner> due(Owner after) {
        return jdbc.sql("""
                        select distinct member_id, asset from ledger_batch
                        where expires_at <= :now and (member_id, asset) > (:member, :asset)
                        order by member_id, asset limit :most
                        """)
                .param("now", at(clock.instant()))
                .param("member", after.member().id())
                .param("asset", after.asset())
                .param("most", AT_ONCE)
                .query((row, _) ->
                        new Owner(new MemberId(row.getObject("member_id", UUID.class)), row.getString("asset")))
                .list();
    }

    /// Writes off what has expired of one account.
    void expire(Owner owner) {
        var now = clock.instant();
        var asset = Asset.valueOf(owner.asset());
        var cause = new LedgerCause("expiry", now.toString());
        var purse = books.open(owner.member(), asset, Act.EXPIRE, cause);
        var expired = purse.expire(now);
        if (expired > 0) {
            purse.toShop(Counter.EXPIRED, expired);
            var entry = Entry.ofShop(owner.member(), new Value(asset, expired), cause, "过期");
            books.book(purse, Journal.of(Act.EXPIRE, entry, Counter.EXPIRED));
        }
        jdbc.sql("""
                        delete from ledger_batch
                        where member_id = :member and asset = :asset and expires_at <= :now and remaining = 0
                        """)
                .param("member", owner.member().id())
                .param("asset", owner.asset())
                .param("now", at(now))
                .update();
    }

    private static ValueExpiresSoon expiresSoon(Asset asset, ResultSet row) throws SQLException {
        return new ValueExpiresSoon(
                new MemberId(row.getObject("member_id", UUID.class)),
                asset,
                row.getLong("remaining"),
                row.getTimestamp("expires_at").toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /// @param asset as it is stored; empty before the first one
    record Owner(MemberId member, String asset) {

        static final Owner NONE = new Owner(new MemberId(new UUID(0, 0)), "");
    }
}
