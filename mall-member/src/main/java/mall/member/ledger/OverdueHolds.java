package mall.member.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Looks after holds that nobody ended in time.
@Component
@Transactional
class OverdueHolds {

    private static final int AT_ONCE = 500;

    private static final Duration LATER = Duration.ofHours(1);

    private final Holds holds;
    private final ObjectProvider<HoldOwner> owners;
    private final JdbcClient jdbc;
    private final Clock clock;

    OverdueHolds(Holds holds, ObjectProvider<HoldOwner> owners, JdbcClient jdbc, Clock clock) {
        this.holds = holds;
        this.owners = owners;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Hold> due() {
        return jdbc.sql("""
                        select distinct on (deadline, member_id, asset, owner_kind, owner_key)
                               member_id, asset, owner_kind, owner_key
                        from ledger_hold where deadline <= :now
                        order by deadline, member_id, asset, owner_kind, owner_key limit :most
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("most", AT_ONCE)
                .query((row, _) -> new Hold(
                        new MemberId(row.getObject("member_id", UUID.class)),
                        Asset.valueOf(row.getString("asset")),
                        new LedgerCause(row.getString("owner_kind"), row.getString("owner_key"))))
                .list();
    }

    /// Has the owner decide; what he leaves is put off.
    void settle(Hold hold) {
        owners.stream()
                .filter(owner -> owner.owns(hold.owner()))
                .findFirst()
                .ifPresentOrElse(
                        owner -> owner.overdue(hold.member(), hold.asset(), hold.owner()),
                        () -> holds.release(hold.member(), hold.asset(), hold.owner(), "逾期退回"));
        putOff(hold);
    }

    void putOff(Hold hold) {
        var now = clock.instant();
        jdbc.sql("""
                        update ledger_hold set deadline = :later
                        where member_id = :member and asset = :asset
                          and owner_kind = :kind and owner_key = :key and deadline <= :now
                        """)
                .param("later", now.plus(LATER).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("member", hold.member().id())
                .param("asset", hold.asset().name())
                .param("kind", hold.owner().kind())
                .param("key", hold.owner().key())
                .update();
    }

    record Hold(MemberId member, Asset asset, LedgerCause owner) {}
}
