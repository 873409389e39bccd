package mall.member.ledger;

import static mall.member.ledger.LedgerSamples.aCause;
import static mall.member.ledger.LedgerSamples.points;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Violation;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.ShopClock;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Each check sees what was planted past all guards, in a database of its own.
@MallTest(properties = "mall.test.database=planted-value")
class LedgerChecksTests {

    @Autowired
    Ledger ledger;

    @Autowired
    Holds holds;

    @Autowired
    Reversals reversals;

    @Autowired
    LedgerClock work;

    @Autowired
    LedgerViews views;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ShopClock clock;

    final MemberId liu = MemberId.next();
    final LedgerCause order = aCause();

    /// Journals 1 to 4: 100 earned, 60 of them spent, 10 of those given back, 30 held.
    @BeforeEach
    void aMemberWithAHistory() {
        ledger.earn(
                points(liu, 100, aCause()),
                Counter.ISSUED,
                new Expiry(clock.instant().plus(Duration.ofHours(1))));
        ledger.spend(points(liu, 60, order), Counter.SPENT);
        reversals.giveBack(points(liu, 10, aCause()), order, new Expiry(clock.instant()));
        holds.hold(points(liu, 30, aCause()), clock.instant().plus(Duration.ofMinutes(30)));
    }

    List<String> found(String check) {
        return audit.run().findings().stream()
                .filter(finding -> finding.check().equals(check))
                .peek(finding -> assertThat(finding.failure()).isNull())
                .flatMap(finding -> finding.violations().stream())
                .map(Violation::subject)
                .toList();
    }

    void plant(String sql) {
        for (var table : List.of("ledger_journal", "ledger_posting")) {
            jdbc.sql("alter table %s disable trigger user".formatted(table)).update();
        }
        jdbc.sql(sql).param("member", liu.id()).update();
        for (var table : List.of("ledger_journal", "ledger_posting")) {
            jdbc.sql("alter table %s enable trigger user".formatted(table)).update();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ledger-journals-sum-to-zero          | update ledger_posting set amount = amount + 1 where account = 'SPENT'
            ledger-journals-sum-to-zero          | delete from ledger_posting where seq = 2
            ledger-journals-sum-to-zero          | delete from ledger_journal where seq = 4
            ledger-balances-equal-their-postings | update ledger_account set free = free + 1
            ledger-balances-equal-their-postings | update ledger_account set held = held - 1
            ledger-balances-equal-their-postings | delete from ledger_posting where account = 'HELD'
            ledger-batches-equal-their-postings  | update ledger_batch set remaining = remaining + 1
            ledger-batches-equal-their-postings  | update ledger_batch set expires_at = expires_at + interval '1 day'
            ledger-batches-equal-their-balance   | update ledger_batch set remaining = remaining - 1
            ledger-holds-equal-what-is-held      | delete from ledger_hold
            ledger-holds-have-owners             | update ledger_hold set owner_key = 'nobody'
            ledger-holds-have-owners             | update ledger_hold set deadline = 'epoch'
            ledger-reversals-stay-within-what-they-reverse | update ledger_journal set amount = 61 where act = 'GIVE_BACK'
            ledger-reversals-stay-within-what-they-reverse | update ledger_journal set reverses = 1 where act = 'GIVE_BACK'
            ledger-statements-add-up             | update ledger_journal set free = free + 1 where seq = 3
            ledger-statements-add-up             | delete from ledger_journal where seq = 2
            """)
    void whatMustNotBeIsSeen(String check, String plant) {
        assertThat(found(check)).doesNotContain(liu.toString());

        plant(plant + (plant.contains(" where ") ? " and " : " where ") + "member_id = :member");

        assertThat(found(check)).contains(liu.toString());
    }

    @Test
    void aHoldThatNobodyEndsIsSeen() {
        clock.advance(Duration.ofMinutes(39));
        assertThat(found("ledger-holds-end-in-time")).doesNotContain(liu.toString());
        clock.advance(Duration.ofMinutes(3));
        assertThat(found("ledger-holds-end-in-time")).contains(liu.toString());

        work.endOverdueHolds();

        assertThat(found("ledger-holds-end-in-time")).doesNotContain(liu.toString());
        assertThat(views.balance(liu, Asset.POINTS)).isEqualTo(new Balance(Asset.POINTS, 50, 0, 0));
    }

    @Test
    void whatExpiredAndIsStillThereIsSeen() {
        clock.advance(Duration.ofMinutes(69));
        assertThat(found("ledger-value-expires-in-time")).doesNotContain(liu.toString());
        clock.advance(Duration.ofMinutes(3));
        assertThat(found("ledger-value-expires-in-time")).contains(liu.toString());
        assertThat(views.balance(liu, Asset.POINTS).usable()).isZero();

        work.expire();

        assertThat(found("ledger-value-expires-in-time")).doesNotContain(liu.toString());
    }
}
