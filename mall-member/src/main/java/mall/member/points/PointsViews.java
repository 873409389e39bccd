package mall.member.points;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Slice;
import mall.member.ledger.Asset;
import mall.member.ledger.Balance;
import mall.member.ledger.Batch;
import mall.member.ledger.LedgerViews;
import mall.member.ledger.StatementLine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A member's points as he and the console see them.
@Component
public class PointsViews {

    /// How far ahead one looks for what expires.
    private static final Duration AHEAD = Duration.ofDays(62);

    private final LedgerViews ledger;
    private final Clock clock;

    PointsViews(LedgerViews ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    public Balance balance(MemberId member) {
        return ledger.balance(member, Asset.POINTS);
    }

    /// What expires in the next two months, soonest first.
    public List<Batch> expiring(MemberId member) {
        return ledger.expiring(member, Asset.POINTS, clock.instant().plus(AHEAD));
    }

    /// The newest first.
    ///
    /// @param after the key of the last line of the page before; null for the first page
    public Slice<StatementLine> statement(MemberId member, @Nullable String after, int limit) {
        return ledger.statement(member, Asset.POINTS, after, limit);
    }
}
