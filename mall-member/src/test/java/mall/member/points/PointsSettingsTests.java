package mall.member.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import mall.domain.kernel.Money;
import mall.member.ledger.Expiry;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsSettingsTests {

    /// 100 points are ¥1.00; up to half of the goods; at most 5,000 points.
    final PointsSpending spending = new PointsSpending(100, 100, 50, 5_000, List.of(), List.of());

    PointsSettings lasting(int months) {
        return new PointsSettings(100, months, 7, 30, 0, spending);
    }

    @Nested
    class WhatCanBeSpent {

        @ParameterizedTest
        @CsvSource({
            "0,       100000, 0",
            "99,      100000, 0",
            "100,     100000, 100",
            "399,     100000, 300",
            "100000,  100000, 5000",
            "100000,  1000,   500",
            "100000,  199,    0",
            "100000,  200,    100",
            "100000,  0,      0",
            "9223372036854775807, 1000000000, 5000"
        })
        void isWholeUnitsOfWhatHeHasWithinBothLimits(long usable, long goodsFen, long most) {
            assertThat(spending.most(usable, Money.ofFen(goodsFen))).isEqualTo(most);
        }

        @Test
        void isNothingWherePointsAreNotSpentAtCheckout() {
            assertThat(PointsSpending.NONE.most(1_000_000, Money.MAXIMUM)).isZero();
        }

        @Test
        void neverCostsMoreThanItsPartOfTheGoods() {
            var all = new PointsSpending(7, 3, 100, 1_000_000_000, List.of(), List.of());
            for (long fen = 0; fen < 2_000; fen++) {
                var goods = Money.ofFen(fen);
                assertThat(all.worth(all.most(1_000_000, goods))).isLessThanOrEqualTo(goods);
            }
        }
    }

    @Nested
    class WhatIsEarned {

        @ParameterizedTest
        @CsvSource({"100, 99, 0", "100, 100, 1", "100, 59999, 599", "0, 100000, 0", "1, 100000, 100000"})
        void isWholePointsForWhatWasPaid(int fenPerPoint, long fen, long points) {
            var settings = new PointsSettings(fenPerPoint, 12, 7, 30, 0, spending);

            assertThat(settings.earnedFor(Money.ofFen(fen))).isEqualTo(points);
        }
    }

    @Nested
    class WhatExpires {

        @Test
        void lastsUntilTheEndOfTheMonthInShanghai() {
            var lateInOctoberInUtc = Instant.parse("2026-10-31T16:30:00Z");

            assertThat(lasting(1).expiryOf(lateInOctoberInUtc).at()).isEqualTo("2026-12-31T16:00:00Z");
            assertThat(lasting(12)
                            .expiryOf(Instant.parse("2026-11-22T03:00:00Z"))
                            .at())
                    .isEqualTo("2027-11-30T16:00:00Z");
        }

        @Test
        void lastsForEverWhereTheShopSaysSo() {
            assertThat(lasting(0).expiryOf(Instant.EPOCH)).isEqualTo(Expiry.NEVER);
        }

        @Test
        void lastsAtLeastTheDaysOfGraceWhenItComesBack() {
            assertThat(lasting(1)
                            .graceFrom(Instant.parse("2026-11-22T03:00:00Z"))
                            .at())
                    .isEqualTo("2026-12-22T16:00:00Z");
        }
    }
}
