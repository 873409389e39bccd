package mall.member.ledger;

import static mall.member.ledger.LedgerSamples.aCause;
import static mall.member.ledger.LedgerSamples.points;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.ShopClock;
import mall.member.ledger.LedgerEvent.ValueExpiresSoon;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/// Value that nobody uses, in a database of its own: it moves the time.
@MallTest(properties = "mall.test.database=expiring-value")
@RecordApplicationEvents
class ExpiriesTests {

    @Autowired
    Ledger ledger;

    @Autowired
    Holds holds;

    @Autowired
    Expiries expiries;

    @Autowired
    LedgerClock work;

    @Autowired
    LedgerViews views;

    @Autowired
    ApplicationEvents events;

    @Autowired
    ShopClock clock;

    final MemberId liu = MemberId.next();
    Expiry tomorrow = Expiry.NEVER;

    @BeforeEach
    void aMemberWithPointsUntilTomorrow() {
        tomorrow = new Expiry(clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(1)));
        ledger.earn(points(liu, 30, aCause()), Counter.ISSUED, tomorrow);
        ledger.earn(points(liu, 70, aCause()), Counter.ISSUED, Expiry.NEVER);
    }

    Balance balance() {
        return views.balance(liu, Asset.POINTS);
    }

    @Test
    void cannotBeUsedFromThatMomentOnAndIsWrittenOffLater() {
        clock.advance(Duration.between(clock.instant(), tomorrow.at()));
        assertThat(balance().usable()).isEqualTo(70);

        work.expire();
        work.expire();

        assertThat(balance()).isEqualTo(new Balance(Asset.POINTS, 70, 0, 0));
        assertThat(views.statement(liu, Asset.POINTS, null, 10).items())
                .filteredOn(line -> line.act() == Act.EXPIRE)
                .extracting(StatementLine::amount)
                .containsExactly(30L);
    }

    @Test
    void isToldOfOnceInTime() {
        expiries.tell(Asset.POINTS, Duration.ofHours(12));
        assertThat(told()).isZero();

        expiries.tell(Asset.POINTS, Duration.ofDays(2));
        expiries.tell(Asset.POINTS, Duration.ofDays(2));

        assertThat(told()).isEqualTo(1);
        assertThat(events.stream(ValueExpiresSoon.class)
                        .filter(event -> event.member().equals(liu)))
                .containsExactly(new ValueExpiresSoon(liu, Asset.POINTS, 30, tomorrow.at()));
    }

    @Test
    void whatWasHeldMeanwhileExpiresWhenItComesBack() {
        var order = aCause();
        holds.hold(points(liu, 50, order), clock.instant().plus(Duration.ofDays(9)));
        clock.advance(Duration.ofDays(2));
        work.expire();
        assertThat(balance()).isEqualTo(new Balance(Asset.POINTS, 50, 50, 0));

        holds.release(liu, Asset.POINTS, order, "退回");
        assertThat(balance()).isEqualTo(new Balance(Asset.POINTS, 70, 0, 0));
        work.expire();

        assertThat(balance()).isEqualTo(new Balance(Asset.POINTS, 70, 0, 0));
    }

    @Test
    void whatIsSpentInTimeStaysSpent() {
        ledger.spend(points(liu, 30, aCause()), Counter.SPENT);
        clock.advance(Duration.ofDays(2));

        work.expire();

        assertThat(views.statement(liu, Asset.POINTS, null, 10).items()).noneMatch(line -> line.act() == Act.EXPIRE);
    }

    private long told() {
        return events.stream(ValueExpiresSoon.class)
                .filter(event -> event.member().equals(liu))
                .count();
    }
}
