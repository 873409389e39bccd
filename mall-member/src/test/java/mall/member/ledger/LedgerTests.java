package mall.member.ledger;

import static mall.member.ledger.LedgerSamples.aCause;
import static mall.member.ledger.LedgerSamples.points;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.privacy.PersonalData;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@MallTest
class LedgerTests {

    @Autowired
    Ledger ledger;

    @Autowired
    Holds holds;

    @Autowired
    Reversals reversals;

    @Autowired
    LedgerViews views;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectProvider<PersonalData> personalData;

    final MemberId liu = MemberId.next();

    void earn(long amount, Expiry expiry) {
        ledger.earn(points(liu, amount, aCause()), Counter.ISSUED, expiry);
    }

    Balance balance() {
        return views.balance(liu, Asset.POINTS);
    }

    Expiry inDays(int days) {
        return new Expiry(clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(days + 1)));
    }

    Instant soon() {
        return clock.instant().plus(Duration.ofMinutes(30));
    }

    @Nested
    class AMemberWhoHasNothing {

        @Test
        void hasNothing() {
            assertThat(balance()).isEqualTo(new Balance(Asset.POINTS, 0, 0, 0));
            assertThat(views.statement(liu, Asset.POINTS, null, 20).items()).isEmpty();
        }

        @Test
        void spendsNothing() {
            assertThatExceptionOfType(LedgerRefusal.InsufficientValue.class)
                    .isThrownBy(() -> ledger.spend(points(liu, 1, aCause()), Counter.SPENT))
                    .satisfies(no -> assertThat(no.facts()).containsEntry("usable", 0L));
        }

        @Test
        void earnsOnceForOneCause() {
            var order = aCause();

            ledger.earn(points(liu, 100, order), Counter.ISSUED, Expiry.NEVER);
            ledger.earn(points(liu, 100, order), Counter.ISSUED, Expiry.NEVER);

            assertThat(balance().usable()).isEqualTo(100);
        }

        @ParameterizedTest
        @ValueSource(longs = {0, -1, Long.MIN_VALUE, Value.MOST + 1, Long.MAX_VALUE})
        void cannotBeGivenNothingNorLessNorTooMuch(long amount) {
            assertThatThrownBy(() -> points(liu, amount, aCause())).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void cannotHaveMoreThanThereIsRoomFor() {
            for (int i = 0; i < 1_000; i++) earn(Value.MOST, Expiry.NEVER);

            assertThatThrownBy(() -> earn(1, Expiry.NEVER)).isInstanceOf(LedgerRefusal.TooMuchValue.class);
            assertThat(balance().usable()).isEqualTo(1_000 * Value.MOST);
        }
    }

    @Nested
    class AMemberWithBatches {

        final Expiry soonest = inDays(1);
        final Expiry later = inDays(9);

        @BeforeEach
        void earns() {
            earn(50, Expiry.NEVER);
            earn(30, later);
            earn(20, soonest);
        }

        @Test
        void spendsWhatExpiresSoonestFirst() {
            ledger.spend(points(liu, 35, aCause()), Counter.SPENT);

            assertThat(balance().usable()).isEqualTo(65);
            assertThat(views.expiring(liu, Asset.POINTS, inDays(30).at())).containsExactly(new Batch(later, 15));
        }

        @Test
        void spendsOnceForOneCauseEvenWhenNothingIsLeft() {
            var order = aCause();

            ledger.spend(points(liu, 100, order), Counter.SPENT);
            ledger.spend(points(liu, 100, order), Counter.SPENT);

            assertThat(balance().usable()).isZero();
        }

        @Test
        void getsBackWhatHeSpentIntoTheBatchesThatItCameFrom() {
            var order = aCause();
            ledger.spend(points(liu, 60, order), Counter.SPENT);

            reversals.giveBack(points(liu, 15, aCause()), order, new Expiry(clock.instant()));
            reversals.giveBack(points(liu, 45, aCause()), order, new Expiry(clock.instant()));

            assertThat(views.expiring(liu, Asset.POINTS, inDays(30).at()))
                    .containsExactly(new Batch(soonest, 20), new Batch(later, 30));
            assertThat(balance().usable()).isEqualTo(100);
        }

        @Test
        void getsWhatWouldExpireTooSoonBackForLonger() {
            var order = aCause();
            ledger.spend(points(liu, 20, order), Counter.SPENT);

            reversals.giveBack(points(liu, 20, aCause()), order, inDays(5));

            assertThat(views.expiring(liu, Asset.POINTS, inDays(5).at())).containsExactly(new Batch(inDays(5), 20));
        }

        @Test
        void getsNoMoreBackThanHeSpent() {
            var order = aCause();
            var refund = aCause();
            ledger.spend(points(liu, 60, order), Counter.SPENT);
            reversals.giveBack(points(liu, 40, refund), order, Expiry.NEVER);
            reversals.giveBack(points(liu, 40, refund), order, Expiry.NEVER);

            assertThatThrownBy(() -> reversals.giveBack(points(liu, 21, aCause()), order, Expiry.NEVER))
                    .isInstanceOf(LedgerRefusal.ReversesTooMuch.class);
            assertThatThrownBy(() -> reversals.giveBack(points(liu, 1, aCause()), aCause(), Expiry.NEVER))
                    .isInstanceOf(NotFound.class);
            assertThat(reversals.left(liu, Asset.POINTS, Act.SPEND, order)).isEqualTo(20);
            assertThat(balance().usable()).isEqualTo(80);
        }

        @Test
        void getsBackAllButAPartHoweverOftenThatIsSaid() {
            var order = aCause();
            ledger.spend(points(liu, 60, order), Counter.SPENT);
            var undo = new Undo(liu, Asset.POINTS, order, "refund", "退款");

            reversals.giveBackAllBut(new Kept(2, 3), undo, new Expiry(clock.instant()));
            reversals.giveBackAllBut(new Kept(1, 3), undo, new Expiry(clock.instant()));
            reversals.giveBackAllBut(new Kept(2, 3), undo, new Expiry(clock.instant()));
            reversals.giveBackAllBut(new Kept(1, 3), undo, new Expiry(clock.instant()));
            assertThat(balance().usable()).isEqualTo(80);
            reversals.giveBackAllBut(Kept.NOTHING, undo, new Expiry(clock.instant()));

            assertThat(balance().usable()).isEqualTo(100);
        }

        @Test
        void readsEveryMoveInHisStatementPageByPage() {
            ledger.spend(points(liu, 60, aCause()), Counter.SPENT);

            var newest = views.statement(liu, Asset.POINTS, null, 2);
            var rest = views.statement(liu, Asset.POINTS, newest.next(), 2);

            assertThat(newest.items()).extracting(StatementLine::change).containsExactly(-60L, 20L);
            assertThat(newest.items()).extracting(StatementLine::free).containsExactly(40L, 100L);
            assertThat(rest.items()).extracting(StatementLine::seq).containsExactly(2L, 1L);
            assertThat(rest.next()).isNull();
        }
    }

    @Nested
    class AHold {

        final LedgerCause order = aCause();

        @BeforeEach
        void sixtyOfAHundredAreHeld() {
            earn(100, inDays(9));
            holds.hold(points(liu, 60, order), soon());
        }

        @Test
        void cannotBeSpentOtherwise() {
            assertThat(balance()).isEqualTo(new Balance(Asset.POINTS, 40, 60, 0));
            assertThatThrownBy(() -> ledger.spend(points(liu, 41, aCause()), Counter.SPENT))
                    .isInstanceOf(LedgerRefusal.InsufficientValue.class);
        }

        @Test
        void isPlacedOnce() {
            holds.hold(points(liu, 60, order), soon());

            assertThat(balance().held()).isEqualTo(60);
            assertThatThrownBy(() -> holds.hold(points(liu, 10, order), soon()))
                    .isInstanceOf(LedgerRefusal.HeldOtherwise.class);
        }

        @Test
        void isCapturedOnce() {
            assertThat(holds.capture(liu, Asset.POINTS, order, Counter.SPENT, "抵扣"))
                    .isEqualTo(60);
            assertThat(holds.capture(liu, Asset.POINTS, order, Counter.SPENT, "抵扣"))
                    .isZero();

            assertThat(balance()).isEqualTo(new Balance(Asset.POINTS, 40, 0, 0));
            assertThatThrownBy(() -> holds.hold(points(liu, 10, order), soon()))
                    .isInstanceOf(LedgerRefusal.HeldOtherwise.class);
        }

        @Test
        void comesBackWhenCapturedAndRefunded() {
            holds.capture(liu, Asset.POINTS, order, Counter.SPENT, "抵扣");

            reversals.giveBack(points(liu, 60, aCause()), order, new Expiry(clock.instant()));

            assertThat(views.expiring(liu, Asset.POINTS, inDays(10).at())).containsExactly(new Batch(inDays(9), 100));
        }

        @Test
        void isReleasedOnceAndMayBePlacedAgain() {
            assertThat(holds.release(liu, Asset.POINTS, order, "退回")).isEqualTo(60);
            assertThat(holds.release(liu, Asset.POINTS, order, "退回")).isZero();
            assertThat(holds.capture(liu, Asset.POINTS, order, Counter.SPENT, "抵扣"))
                    .isZero();

            holds.hold(points(liu, 70, order), soon());

            assertThat(balance()).isEqualTo(new Balance(Asset.POINTS, 30, 70, 0));
        }
    }

    @Nested
    class WhatWasEarnedAndIsTakenBack {

        final LedgerCause order = aCause();

        @Test
        void comesOutOfWhatIsStillHeldForIt() {
            ledger.earnHeld(points(liu, 100, order), Counter.ISSUED, inDays(9), soon());
            earn(5, Expiry.NEVER);

            reversals.takeBack(points(liu, 30, aCause()), order, Floor.NONE);
            holds.release(liu, Asset.POINTS, order, "到账");

            assertThat(balance()).isEqualTo(new Balance(Asset.POINTS, 75, 0, 0));
            assertThat(reversals.left(liu, Asset.POINTS, Act.EARN, order)).isEqualTo(70);
        }

        @Test
        void comesOutOfItsOwnBatchFirst() {
            earn(50, inDays(1));
            ledger.earn(points(liu, 100, order), Counter.ISSUED, inDays(9));

            reversals.takeBack(points(liu, 100, aCause()), order, Floor.ZERO);

            assertThat(views.expiring(liu, Asset.POINTS, inDays(10).at())).containsExactly(new Batch(inDays(1), 50));
        }

        @Test
        void isOwedDownToTheFloorAndWrittenOffBeyond() {
            ledger.earn(points(liu, 100, order), Counter.ISSUED, Expiry.NEVER);
            ledger.spend(points(liu, 90, aCause()), Counter.SPENT);

            reversals.takeBack(points(liu, 100, aCause()), order, new Floor(25));

            assertThat(balance()).isEqualTo(new Balance(Asset.POINTS, 0, 0, 25));
        }

        @Test
        void isSettledByWhateverComesNext() {
            ledger.earn(points(liu, 100, order), Counter.ISSUED, Expiry.NEVER);
            ledger.spend(points(liu, 90, aCause()), Counter.SPENT);
            reversals.takeBack(points(liu, 100, aCause()), order, Floor.NONE);

            earn(60, Expiry.NEVER);
            assertThat(balance()).isEqualTo(new Balance(Asset.POINTS, 0, 0, 30));
            earn(60, Expiry.NEVER);

            assertThat(balance()).isEqualTo(new Balance(Asset.POINTS, 30, 0, 0));
        }

        @Test
        void isNeverOwedWhenItIsMoney() {
            var recharge = new Entry(liu, new Value(Asset.BONUS, 100), order, Actor.shop(), "充值赠送");
            ledger.earn(recharge, Counter.ISSUED, Expiry.NEVER);
            ledger.spend(Entry.ofShop(liu, new Value(Asset.BONUS, 70), aCause(), "消费"), Counter.SPENT);

            reversals.takeBack(Entry.ofShop(liu, new Value(Asset.BONUS, 100), aCause(), "退"), order, Floor.NONE);

            assertThat(views.balance(liu, Asset.BONUS)).isEqualTo(new Balance(Asset.BONUS, 0, 0, 0));
        }
    }

    @Nested
    class TheDatabase {

        @BeforeEach
        void hasAnAccount() {
            earn(10, Expiry.NEVER);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "update ledger_account set free = -1 where member_id = :member",
                    "update ledger_account set owed = 1 where member_id = :member",
                    "update ledger_batch set remaining = -1 where member_id = :member",
                    "update ledger_posting set amount = 11 where member_id = :member",
                    "delete from ledger_journal where member_id = :member",
                    "insert into ledger_posting values (:member, 'POINTS', 2, 1, 'ISSUED', null, -10)",
                    """
                    insert into ledger_journal select member_id, asset, 2, act, cause_kind, cause_key, turn, amount, counter,
                        reverses, free, held, owed, actor, words, at from ledger_journal where member_id = :member
                    """
                })
        void refusesWhatMustNotBe(String sql) {
            assertThatThrownBy(() -> jdbc.sql(sql).param("member", liu.id()).update())
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Nested
    class AMemberWhoLeaves {

        PersonalData data() {
            return personalData.stream()
                    .filter(part -> part.section().equals("ledger"))
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void takesHisMoneyAlongFirst() {
            ledger.earn(Entry.ofShop(liu, new Value(Asset.PRINCIPAL, 100), aCause(), "充值"), Counter.SOLD, Expiry.NEVER);

            assertThatThrownBy(() -> data().requireErasable(liu)).isInstanceOf(LedgerRefusal.MoneyLeft.class);
        }

        @Test
        void givesUpHisPoints() {
            earn(100, Expiry.NEVER);
            var export = data().export(liu);

            data().erase(liu, clock.instant());
            data().erase(liu, clock.instant());

            assertThat(export).asString().contains("usable=100");
            assertThat(balance().usable()).isZero();
        }
    }
}
