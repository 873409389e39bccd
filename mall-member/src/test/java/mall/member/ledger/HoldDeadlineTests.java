package mall.member.ledger;

import static mall.member.ledger.LedgerSamples.aCause;
import static mall.member.ledger.LedgerSamples.points;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.ShopClock;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// What becomes of a hold that nobody ends, in a database of its own: it moves the time.
@MallTest(properties = "mall.test.database=overdue-holds")
@Import(HoldDeadlineTests.Undecided.class)
class HoldDeadlineTests {

    @Autowired
    Ledger ledger;

    @Autowired
    Holds holds;

    @Autowired
    LedgerClock work;

    @Autowired
    LedgerViews views;

    @Autowired
    Undecided owner;

    @Autowired
    ShopClock clock;

    final MemberId liu = MemberId.next();

    @BeforeEach
    void aMemberWithPoints() {
        ledger.earn(points(liu, 100, aCause()), Counter.ISSUED, Expiry.NEVER);
    }

    void hold(LedgerCause cause) {
        holds.hold(points(liu, 60, cause), clock.instant().plus(Duration.ofMinutes(30)));
    }

    void minutesLater(int minutes) {
        clock.advance(Duration.ofMinutes(minutes));
        work.endOverdueHolds();
    }

    long held() {
        return views.balance(liu, Asset.POINTS).held();
    }

    @Test
    void isLeftAloneBefore() {
        hold(aCause());

        minutesLater(29);

        assertThat(held()).isEqualTo(60);
    }

    @Test
    void isReleasedWhenNobodyOwnsIt() {
        hold(aCause());

        minutesLater(31);

        assertThat(views.balance(liu, Asset.POINTS)).isEqualTo(new Balance(Asset.POINTS, 100, 0, 0));
    }

    @Test
    void itsOwnerIsAskedAgainAfterAnHour() {
        var cause = LedgerCause.of(Undecided.KIND, Ids.next());
        hold(cause);

        minutesLater(31);
        minutesLater(59);
        assertThat(owner.asked(cause)).isEqualTo(1);
        minutesLater(2);

        assertThat(owner.asked(cause)).isEqualTo(2);
        assertThat(held()).isEqualTo(60);
    }

    @Test
    void anOwnerThatFailsHoldsUpNobodyElse() {
        hold(LedgerCause.of(Undecided.FAILING, Ids.next()));
        var wang = MemberId.next();
        ledger.earn(points(wang, 10, aCause()), Counter.ISSUED, Expiry.NEVER);
        holds.hold(points(wang, 10, aCause()), clock.instant().plus(Duration.ofMinutes(30)));

        minutesLater(31);

        assertThat(held()).isEqualTo(60);
        assertThat(views.balance(wang, Asset.POINTS).usable()).isEqualTo(10);
    }

    /// Leaves what it is asked for as it is.
    static class Undecided implements HoldOwner {

        static final String KIND = "undecided";
        static final String FAILING = "undecided-failing";

        private final Map<LedgerCause, Integer> asked = new HashMap<>();

        int asked(LedgerCause cause) {
            return asked.getOrDefault(cause, 0);
        }

        @Override
        public boolean owns(LedgerCause cause) {
            return cause.kind().startsWith(KIND);
        }

        @Override
        public void overdue(MemberId member, Asset asset, LedgerCause cause) {
            if (cause.kind().equals(FAILING)) throw new IllegalStateException("cannot say");
            asked.merge(cause, 1, Integer::sum);
        }
    }
}
