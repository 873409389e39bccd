package mall.promotion.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import mall.promotion.campaign.Slots.Slot;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// 12:00 in the shop is 04:00 UTC.
class SlotsTests {

    static final Period NOVEMBER =
            new Period(Instant.parse("2026-10-31T16:00:00Z"), Instant.parse("2026-11-30T16:00:00Z"));

    @Nested
    class ALunchHour {

        final Slots lunch = slots("12:00", "13:30");

        @Test
        void isOpenFromItsFirstNanosecond() {
            assertThat(lunch.contains(Instant.parse("2026-11-22T03:59:59.999999999Z")))
                    .isFalse();
            assertThat(lunch.contains(Instant.parse("2026-11-22T04:00:00Z"))).isTrue();
        }

        @Test
        void isClosedAtItsVeryEnd() {
            assertThat(lunch.contains(Instant.parse("2026-11-22T05:29:59.999999999Z")))
                    .isTrue();
            assertThat(lunch.contains(Instant.parse("2026-11-22T05:30:00Z"))).isFalse();
        }

        @Test
        void comesAgainEveryDay() {
            assertThat(lunch.contains(Instant.parse("2026-11-23T04:30:00Z"))).isTrue();
        }

        @Test
        void tellsFromWhenUntilWhenItIsOpen() {
            assertThat(lunch.window(Instant.parse("2026-11-22T04:30:00Z"), NOVEMBER))
                    .contains(new Period(Instant.parse("2026-11-22T04:00:00Z"), Instant.parse("2026-11-22T05:30:00Z")));
        }
    }

    @Nested
    class ASlotPastMidnight {

        final Slots night = slots("22:00", "02:00");

        @Test
        void goesOnIntoTheNextDay() {
            assertThat(night.contains(Instant.parse("2026-11-22T14:00:00Z"))).isTrue();
            assertThat(night.contains(Instant.parse("2026-11-22T17:59:59Z"))).isTrue();
            assertThat(night.contains(Instant.parse("2026-11-22T18:00:00Z"))).isFalse();
        }

        @Test
        void isCutOffWhereThePeriodEnds() {
            assertThat(night.window(Instant.parse("2026-11-30T15:00:00Z"), NOVEMBER))
                    .contains(new Period(Instant.parse("2026-11-30T14:00:00Z"), NOVEMBER.until()));
        }
    }

    @Test
    void aSlotUntilMidnightEndsWithTheDay() {
        var evening = slots("20:00", "00:00");

        assertThat(evening.contains(Instant.parse("2026-11-22T15:59:59.999999999Z")))
                .isTrue();
        assertThat(evening.contains(Instant.parse("2026-11-22T16:00:00Z"))).isFalse();
    }

    @Test
    void withoutSlotsItIsOpenAllDay() {
        assertThat(Slots.ALL_DAY.contains(Instant.parse("2026-11-22T18:00:00Z")))
                .isTrue();
        assertThat(Slots.ALL_DAY.window(NOVEMBER.from(), NOVEMBER)).contains(NOVEMBER);
        assertThat(Slots.ALL_DAY.window(NOVEMBER.until(), NOVEMBER)).isEmpty();
    }

    static Slots slots(String from, String until) {
        return new Slots(List.of(new Slot(LocalTime.parse(from), LocalTime.parse(until))));
    }
}
