package mall.member.points;

import java.time.Clock;
import java.util.List;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Idempotency;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.Invalid;
import mall.domain.kernel.MemberId;
import mall.domain.operators.ActionLog;
import mall.domain.settings.Settings;
import mall.member.ledger.Counter;
import mall.member.ledger.Entry;
import mall.member.ledger.Ledger;
import mall.member.ledger.LedgerCause;
import mall.member.ledger.LedgerRefusal;
import mall.member.ledger.Value;
import mall.member.members.MemberViews;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where the shop's people put a member's points right.
@Component
@Transactional
public class Points {

    private final Ledger ledger;
    private final MemberViews members;
    private final Idempotency idempotency;
    private final ActionLog log;
    private final Settings settings;
    private final Clock clock;

    /// Six: an existing member's account is changed, once, by the shop's rules, now, and that is
    /// written down.
    Points(Ledger ledger, MemberViews members, Idempotency idempotency, ActionLog log, Settings settings, Clock clock) {
        this.ledger = ledger;
        this.members = members;
        this.idempotency = idempotency;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    /// Gives or takes some, once for the key.
    ///
    /// @param change not 0
    /// @param reason which the member reads in his statement
    /// @throws LedgerRefusal.InsufficientValue when he has less to use than is taken
    public void adjust(MemberId member, long change, String reason, IdempotencyKey key, Actor by) {
        if (change == 0) throw new Invalid(List.of(new Invalid.Fault("/change", "not-zero", "不能为 0")));
        members.summary(member);
        idempotency.once(key, () -> {
            var adjustment = Ids.next();
            var cause = LedgerCause.of("points-adjustment", adjustment);
            var entry = new Entry(member, Value.points(Math.absExact(change)), cause, by, reason);
            if (change < 0) ledger.spend(entry, Counter.ADJUSTED);
            else
                ledger.earn(
                        entry,
                        Counter.ADJUSTED,
                        settings.of(PointsSettings.class).expiryOf(clock.instant()));
            log.record(by, "points:adjust", "member:" + member, null, new Adjustment(change, reason));
            return adjustment;
        });
    }

    record Adjustment(long change, String reason) {}
}
